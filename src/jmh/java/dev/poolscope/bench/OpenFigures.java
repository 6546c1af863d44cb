package dev.poolscope.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What became of requests that were due at even intervals.
///
/// @param requests one for each that was begun
/// @param due how many were due in the window
/// @param loadNanos how long the window was
/// @param opened connections dialed
record OpenFigures(List<Times> requests, int due, long loadNanos, double opened) {
  /// From the third second on.
  private static final long SETTLED_NANOS = 2_000_000_000;

  private static final double SERVER_MILLIS = 5;
  private static final long LATE_NANOS = 2_000_000;

  /// When a request was due, begun, sent and answered, in nanoseconds of the run.
  ///
  /// @param sent [Long#MAX_VALUE] if it was not sent, or the client does not say
  /// @param ended [Long#MAX_VALUE] if it was not answered
  record Times(long due, long began, long sent, long ended) {}

  /// Reads a file with the columns of `requests.csv`; `sent_ns` and `status` may be missing.
  static OpenFigures read(Path file, int due, double windowSeconds, double opened)
      throws IOException {
    List<Times> requests = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        boolean isAnswered = row.findField("status").map(s -> s.equals("200")).orElse(true);
        requests.add(
            new Times(
                nanos(row, "intended_ns"),
                nanos(row, "start_ns"),
                nanos(row, "sent_ns"),
                isAnswered ? nanos(row, "end_ns") : Long.MAX_VALUE));
      }
    }
    return new OpenFigures(requests, due, Math.round(windowSeconds * 1e9), opened);
  }

  private static long nanos(NamedCsvRecord row, String column) {
    String text = row.findField(column).orElse("");
    return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
  }

  /// How much longer than the server's 5 ms a request took, from its beginning, in milliseconds: a
  /// percentile over all that were due; infinite for those that were not answered.
  double serviceMillis(double percent) {
    return percentile(percent, 0, times -> times.began);
  }

  /// The same of those due from the third second on.
  double settledServiceMillis(double percent) {
    return percentile(percent, SETTLED_NANOS, times -> times.began);
  }

  /// The same of all, from the moment at which they were due.
  double responseMillis(double percent) {
    return percentile(percent, 0, times -> times.due);
  }

  /// Requests sent within the window.
  double sent() {
    return requests.stream().filter(times -> times.sent <= loadNanos).count();
  }

  /// Requests due and not answered.
  double unanswered() {
    return due - requests.stream().filter(times -> times.ended < Long.MAX_VALUE).count();
  }

  /// Percent of the requests that began more than 2 ms after they were due, or never.
  double latePercent() {
    return latePercent(0);
  }

  /// The same of those due from the third second on.
  double settledLatePercent() {
    return latePercent(SETTLED_NANOS);
  }

  private double latePercent(long from) {
    long inTime =
        requests.stream()
            .filter(times -> times.due >= from && times.began - times.due <= LATE_NANOS)
            .count();
    double all = dueFrom(from);
    return 100 * (all - inTime) / all;
  }

  private double percentile(double percent, long from, ToDoubleFunction<Times> beginning) {
    double[] millis = new double[(int) dueFrom(from)];
    Arrays.fill(millis, Double.POSITIVE_INFINITY);
    int known = 0;
    for (Times times : requests) {
      if (times.due >= from && times.ended < Long.MAX_VALUE && known < millis.length) {
        millis[known++] = (times.ended - beginning.applyAsDouble(times)) / 1e6 - SERVER_MILLIS;
      }
    }
    Arrays.sort(millis);
    int rank = (int) Math.ceil(millis.length * percent / 100);
    return millis.length == 0 ? Double.NaN : millis[Math.max(0, rank - 1)];
  }

  private double dueFrom(long nanos) {
    return due * Math.max(0, 1 - (double) nanos / loadNanos);
  }
}
