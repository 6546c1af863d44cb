package dev.poolscope.export;

import dev.poolscope.model.RequestRow;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/// The times of a run's requests as an HdrHistogram log (`.hlog`): for each second in which
/// requests ended well and each host a histogram of `service` (start to end) and one of `response`
/// (intended start to end), tagged `HOST.service` and `HOST.response`, in nanoseconds, three
/// significant digits, as the percentiles of `summary.csv` are made.
///
/// Threading: confined to one thread.
final class HlogExport extends StreamedExport {
  private static final int DIGITS = 3;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final HistogramLogWriter writer;
  private final long startMillis;
  private final Map<String, Histogram> ofSecond = new TreeMap<>();
  private long second = -1;

  HlogExport(Path file, Instant started, String version) throws IOException {
    super(file);
    startMillis = started.toEpochMilli();
    writer = new HistogramLogWriter(new PrintStream(out(), false, StandardCharsets.UTF_8));
    writer.outputComment("[Poolscope " + version + "; values are nanoseconds]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(startMillis);
    writer.setBaseTime(startMillis);
    writer.outputLegend();
  }

  @Override
  public void request(RequestRow row) {
    if (!row.isOk()) {
      return;
    }
    long of = row.endNanos() / SECOND;
    if (of != second) {
      flush();
      second = of;
    }
    histogram(row.host() + ".service").recordValue(Math.max(0, row.serviceNanos()));
    histogram(row.host() + ".response").recordValue(Math.max(0, row.responseNanos()));
  }

  private Histogram histogram(String tag) {
    return ofSecond.computeIfAbsent(
        tag,
        name -> {
          Histogram histogram = new Histogram(DIGITS);
          histogram.setTag(name);
          return histogram;
        });
  }

  private void flush() {
    ofSecond
        .values()
        .forEach(
            histogram ->
                writer.outputIntervalHistogram((double) second, (double) second + 1, histogram, 1));
    ofSecond.clear();
  }

  @Override
  void end(RunReport report) {
    flush();
    writer.close();
  }
}
