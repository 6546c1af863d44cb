module poolscope/sampleserver

go 1.18
