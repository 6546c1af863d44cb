package dev.poolscope;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What Go 1.19 measured for the published experiments, ten runs each.
final class GoMeasurements {
  /// The built-in experiments, by the numbers of the published ones.
  static final Map<String, String> NAMES =
      Map.of(
          "1", "one-connection-serves-all",
          "2", "idle-one-max-two",
          "3", "two-hosts-total-idle-one",
          "4", "two-hosts-no-total-limit",
          "5", "keep-alive-beside-http10");

  /// Equal in all ten runs for each host, except that in experiment 3 it is chance which host pays.
  static final List<String> DETERMINISTIC =
      List.of(
          "requests_issued",
          "requests_ok",
          "requests_failed",
          "requests_unfinished",
          "request_retries",
          "reused_carried",
          "dials_started",
          "dials_failed",
          "peak_dialing",
          "connections_opened",
          "connections_closed",
          "connections_never_used",
          "open_at_end",
          "in_use_at_end",
          "idle_at_end",
          "dialing_at_end",
          "closed_IDLE_PER_HOST_LIMIT",
          "closed_IDLE_PER_HOST_LIMIT_UNUSED",
          "closed_IDLE_TOTAL_LIMIT",
          "closed_IDLE_TIMEOUT",
          "closed_SERVER_CLOSED",
          "closed_SERVER_CLOSED_IN_USE",
          "closed_CONNECTION_CLOSE_HEADER",
          "closed_REQUEST_CANCELLED",
          "closed_OTHER");

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
