module poolscope.dev/bench

go 1.19
