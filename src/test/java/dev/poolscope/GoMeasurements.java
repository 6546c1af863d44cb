package dev.poolscope;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What Go 1.19 measured for the published experiments, ten runs each.
final class GoMeasurements {
  private final List<NamedCsvRecord> rows;

  private GoMeasurements(List<NamedCsvRecord> rows) {
    this.rows = rows;
  }

  static GoMeasurements load() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(
                GoMeasurements.class.getResourceAsStream("/go/go-blog-experiments.csv"));
        CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return new GoMeasurements(reader.stream().toList());
    }
  }

  /// The rows of one experiment's host (its label's last digit is the host's position).
  GoMeasurements of(String experiment, String delayMillis, int host) {
    return new GoMeasurements(
        rows.stream()
            .filter(row -> row.getField("experiment").equals(experiment))
            .filter(row -> row.getField("delay_ms").equals(delayMillis))
            .filter(row -> row.getField("host_label").endsWith("-" + host))
            .toList());
  }

  /// The range of a column over the ten runs, widened on both sides by its own width.
  Band band(String column) {
    double[] values =
        rows.stream().mapToDouble(row -> Double.parseDouble(row.getField(column))).toArray();
    double least = Arrays.stream(values).min().orElseThrow();
    double most = Arrays.stream(values).max().orElseThrow();
    return new Band(least - (most - least), most + (most - least), least == most);
  }

  /// A range of numbers, both ends included.
  ///
  /// @param exact whether all runs measured the same
  record Band(double least, double most, boolean exact) {
    boolean contains(double value) {
      return value >= least && value <= most;
    }
  }
}
