package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FileFormatTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");
  private static final JsonMapper JSON = new JsonMapper();

  private static final RunListener CANCELLING =
      new RunListener() {
        @Override
        public void request(RequestRow row) {
          throw new CancellationException("enough");
        }
      };

  @TempDir private Path directory;

  @Test
  void theEntriesOfAHarFileAreTheRowsOfRequests() throws IOException {
    JsonNode log = JSON.readTree(write(FileFormat.HAR).toFile()).path("log");

    assertThat(log.path("version").asString()).isEqualTo("1.2");
    assertThat(log.path("creator").path("name").asString()).isEqualTo("Poolscope");
    List<NamedCsvRecord> rows = rows("requests.csv");
    JsonNode entries = log.path("entries");
    assertThat(entries.size()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      NamedCsvRecord row = rows.get(i);
      JsonNode entry = entries.get(i);
      assertThat(entry.path("_request").asString()).isEqualTo(row.getField("request"));
      assertThat(entry.path("_host").asString()).isEqualTo(row.getField("host"));
      assertThat(entry.path("connection").asString("")).isEqualTo(row.getField("connection"));
      assertThat(entry.path("_intendedNanos").asString()).isEqualTo(row.getField("intended_ns"));
      assertThat(entry.path("_startNanos").asString()).isEqualTo(row.getField("start_ns"));
      assertThat(entry.path("_failure").asString("")).isEqualTo(row.getField("failure"));
      assertThat(entry.path("response").path("content").path("size").asString())
          .isEqualTo(row.getField("bytes_in"));
      int status = row.getField("status").isEmpty() ? 0 : Integer.parseInt(row.getField("status"));
      assertThat(entry.path("response").path("status").asInt()).isEqualTo(status);
    }
  }

  @Test
  void thePartsOfAnEntrysTimeAddUpToIt() throws IOException {
    JsonNode entries = JSON.readTree(write(FileFormat.HAR).toFile()).path("log").path("entries");
    int dialed = 0;
    for (JsonNode entry : entries) {
      JsonNode timings = entry.path("timings");
      double sum = 0;
      for (String part : List.of("blocked", "connect", "send", "wait", "receive")) {
        sum += Math.max(0, timings.path(part).asDouble());
      }
      dialed += timings.path("connect").asDouble() > 0 ? 1 : 0;
      assertThat(sum).isCloseTo(entry.path("time").asDouble(), within(1e-6));
    }
    assertThat(dialed).isPositive();
  }

  @Test
  void slicesOfATrackNest() throws IOException {
    Map<String, List<JsonNode>> tracks = new HashMap<>();
    int open = 0;
    for (JsonNode event : JSON.readTree(write(FileFormat.PERFETTO).toFile()).path("traceEvents")) {
      if (event.path("ph").asString().equals("X")) {
        String track = event.path("pid").asString() + "/" + event.path("tid").asString();
        tracks.computeIfAbsent(track, _ -> new ArrayList<>()).add(event);
        open += event.path("name").asString().equals("open") ? 1 : 0;
      }
    }
    long opened =
        rows("connections.csv").stream()
            .filter(row -> !row.getField("opened_ns").isEmpty())
            .count();
    assertThat((long) open).isEqualTo(opened);
    assertThat(tracks).hasSize(rows("connections.csv").size());
    tracks.values().forEach(FileFormatTest::checkNested);
  }

  private static void checkNested(List<JsonNode> slices) {
    slices.sort(
        Comparator.comparingDouble((JsonNode slice) -> start(slice))
            .thenComparingDouble(slice -> -end(slice)));
    List<JsonNode> stack = new ArrayList<>();
    for (JsonNode slice : slices) {
      while (!stack.isEmpty() && end(stack.getLast()) <= start(slice) + 1e-9) {
        stack.removeLast();
      }
      if (!stack.isEmpty()) {
        assertThat(end(slice))
            .as(slice.toString())
            .isLessThanOrEqualTo(end(stack.getLast()) + 1e-6);
      }
      stack.add(slice);
    }
  }

  private static double start(JsonNode slice) {
    return slice.path("ts").asDouble();
  }

  private static double end(JsonNode slice) {
    return slice.path("ts").asDouble() + slice.path("dur").asDouble();
  }

  @Test
  void aRequestIsASliceForEachTimeThatItHeldAConnection() throws IOException {
    JsonNode events = JSON.readTree(write(FileFormat.PERFETTO).toFile()).path("traceEvents");
    long held = 0;
    long counters = 0;
    for (JsonNode event : events) {
      held += event.path("name").asString().startsWith("request ") ? 1 : 0;
      counters += event.path("ph").asString().equals("C") ? 1 : 0;
    }
    long acquired =
        rows("events.csv").stream()
            .filter(row -> row.getField("event").equals("CONNECTION_ACQUIRED"))
            .count();
    assertThat(held).isEqualTo(acquired);
    assertThat(counters).isEqualTo(2L * rows("samples.csv").size());
  }

  @Test
  void theHistogramsReadBackHaveThePercentilesOfTheRequests() throws IOException {
    Map<String, Histogram> read = new HashMap<>();
    int intervals = 0;
    try (HistogramLogReader reader = new HistogramLogReader(write(FileFormat.HLOG).toFile())) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        read.computeIfAbsent(next.getTag(), _ -> new Histogram(3)).add((Histogram) next);
        intervals++;
      }
    }
    Map<String, Histogram> expected = new HashMap<>();
    RunReport report =
        RunExport.report(
            new RunDirectory(GOLDEN),
            new RunListener() {
              @Override
              public void request(RequestRow row) {
                if (row.isOk()) {
                  record(expected, row.host() + ".service", row.serviceNanos());
                  record(expected, row.host() + ".response", row.responseNanos());
                }
              }
            });

    assertThat(report.end().complete()).isTrue();
    assertThat(intervals).isGreaterThan(1);
    assertThat(read.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (tag, histogram) -> {
          Histogram there = Objects.requireNonNull(read.get(tag));
          for (double percentile : new double[] {0, 50, 90, 99, 99.9, 100}) {
            assertThat(there.getValueAtPercentile(percentile))
                .isEqualTo(histogram.getValueAtPercentile(percentile));
          }
          assertThat(there.getTotalCount()).isEqualTo(histogram.getTotalCount());
        });
  }

  private static void record(Map<String, Histogram> into, String tag, long nanos) {
    into.computeIfAbsent(tag, _ -> new Histogram(3)).recordValue(nanos);
  }

  @ParameterizedTest
  @EnumSource(FileFormat.class)
  void whatIsBrokenOffLeavesNothing(FileFormat format) throws IOException {
    Path file = directory.resolve(format.file());

    assertThatThrownBy(() -> format.write(new RunDirectory(GOLDEN), file, CANCELLING))
        .isInstanceOf(CancellationException.class);

    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void neitherDoCsvFilesAndTheirDirectory() throws IOException {
    Path to = directory.resolve("csv");

    assertThatThrownBy(() -> RunExport.csv(new RunDirectory(GOLDEN), to, CANCELLING))
        .isInstanceOf(CancellationException.class);

    assertThat(directory).isEmptyDirectory();
  }

  private Path write(FileFormat format) throws IOException {
    Path file = directory.resolve("new").resolve(format.file());
    format.write(new RunDirectory(GOLDEN), file, RunListener.NONE);
    return file;
  }

  private static List<NamedCsvRecord> rows(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(GOLDEN.resolve(file))) {
      return reader.stream().toList();
    }
  }
}
