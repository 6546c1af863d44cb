package dev.poolscope.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A CSV file of a run, read.
///
/// @param header the first line as it stands
record Table(String header, List<NamedCsvRecord> rows) {
  static Table read(Path run, String name) throws IOException {
    Path file = run.resolve(name);
    String first;
    try (var lines = Files.lines(file)) {
      first = lines.findFirst().orElse("");
    }
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return new Table(first, reader.stream().toList());
    }
  }

  List<NamedCsvRecord> of(String host) {
    return rows.stream().filter(row -> row.getField("host").equals(host)).toList();
  }

  static long number(NamedCsvRecord row, String column) {
    return Long.parseLong(row.getField(column));
  }

  static boolean has(NamedCsvRecord row, String column) {
    return !row.getField(column).isEmpty();
  }
}
