package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.model.CloseReason;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Opened, closed and open at the end of a run are one value each, wherever they are told. One host
/// loses a connection to the other and ends with one open, which the end of the run closes.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class OneNumberTest {
  private static final List<String> METRICS =
      List.of("connections_opened", "connections_closed", "open_at_end");
  private static final String EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: one-number
      window: 1500ms
      targets: [{name: a, sample: {}}, {name: b, sample: {}}]
      transport: {maxIdleConns: 1, maxIdleConnsPerHost: 1}
      load:
        - {target: a, arrivals: {kind: bursts, size: 2, gap: 600ms, requests: 4}}
        - {target: b, arrivals: {kind: bursts, size: 2, gap: 400ms, requests: 2}}
      expect:
        - {host: a, metric: connections_opened, atLeast: 1}
        - {host: a, metric: connections_closed, atLeast: 1}
        - {host: a, metric: open_at_end, equals: 1}
      """;

  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
    stage.setWidth(990);
    stage.setHeight(900);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void openedClosedAndOpenAtTheEndAreTheSameEverywhere() throws IOException {
    w.open(Files.writeString(w.directory().resolve("one-number.yaml"), EXPERIMENT));
    w.robot.push(KeyCode.F7);
    w.waitUntil(() -> w.isThere("predict-2"));
    for (int i = 0; i < METRICS.size(); i++) {
      w.robot.clickOn("#predict-" + i).write("1");
    }
    w.robot.clickOn("#predict-run");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").startsWith("Held"));

    Path run =
        Objects.requireNonNull(Objects.requireNonNull(w.window.session()).directory()).path();
    List<Long> json = json(run);
    assertThat(json).allMatch(value -> value > 0);
    assertThat(json.get(0)).isEqualTo(json.get(1) + json.get(2));
    assertThat(summaryCsv(run)).as("summary.csv").isEqualTo(json);
    assertThat(samplesCsv(run)).as("samples.csv").isEqualTo(json);
    assertThat(connectionsCsv(run)).as("connections.csv").isEqualTo(json);
    assertThat(compared(run)).as("compare").isEqualTo(json);
    assertThat(
            shown(
                List.of("number-a-opened", "number-a-closed", "number-a-open-at-end").stream()
                    .map(w::text)))
        .as("numbers")
        .isEqualTo(json);
    assertThat(
            shown(
                IntStream.range(0, 3)
                    .mapToObj(i -> w.text("expectation-" + i).replaceFirst(".*: ", ""))))
        .as("verdict")
        .isEqualTo(json);
    assertThat(shown(IntStream.range(0, 3).mapToObj(i -> w.text("result-" + i))))
        .as("prediction")
        .isEqualTo(json);
    try (Recording recording = Recordings.readAll(run)) {
      HostState bands = recording.series("a").at(recording.endNanos());
      assertThat(List.of(bands.opened(), bands.closed(), (long) bands.active() + bands.idle()))
          .as("bands")
          .isEqualTo(json);
      assertThat(lanes(recording)).as("lanes").isEqualTo(json);
    }
  }

  private static List<Long> shown(Stream<String> texts) {
    return texts.map(text -> Long.valueOf(text.replace(" ", ""))).toList();
  }

  private static List<Long> json(Path run) throws IOException {
    JsonNode a = new JsonMapper().readTree(run.resolve("summary.json").toFile()).at("/hosts/0");
    assertThat(a.get("host").asString()).isEqualTo("a");
    return METRICS.stream().map(metric -> a.get(metric).asLong()).toList();
  }

  private static List<Long> summaryCsv(Path run) throws IOException {
    List<List<String>> rows = rows(run.resolve("summary.csv"));
    List<String> a = rows.get(1);
    return METRICS.stream().map(metric -> Long.valueOf(cell(rows, a, metric))).toList();
  }

  /// The last sample of the load phase, in which nothing happens at the end.
  private static List<Long> samplesCsv(Path run) throws IOException {
    List<List<String>> rows = rows(run.resolve("samples.csv"));
    List<String> last = rows.stream().filter(row -> row.get(1).equals("a")).toList().getLast();
    return List.of(
        Long.valueOf(cell(rows, last, "opened_total")),
        Long.valueOf(cell(rows, last, "closed_total")),
        Long.parseLong(cell(rows, last, "active")) + Long.parseLong(cell(rows, last, "idle")));
  }

  private static List<Long> connectionsCsv(Path run) throws IOException {
    List<List<String>> rows = rows(run.resolve("connections.csv"));
    List<String> reasons =
        rows.stream()
            .filter(row -> cell(rows, row, "host").equals("a"))
            .map(row -> cell(rows, row, "close_reason"))
            .toList();
    long ended = reasons.stream().filter(CloseReason.RUN_ENDED.name()::equals).count();
    return List.of((long) reasons.size(), reasons.size() - ended, ended);
  }

  private static List<Long> compared(Path run) throws IOException {
    Comparison comparison = Comparison.of(List.of(ComparedRun.read(run), ComparedRun.read(run)));
    List<Long> values = new ArrayList<>();
    for (String metric : METRICS) {
      comparison.numbers().stream()
          .filter(row -> row.host().equals("a") && row.metric().equals(metric))
          .map(row -> Objects.requireNonNull(row.values().getLast()).longValue())
          .forEach(values::add);
    }
    return values;
  }

  private static List<Long> lanes(Recording recording) {
    Lanes lanes = recording.lanes();
    List<CloseReason> ends =
        IntStream.range(0, lanes.size())
            .filter(lane -> lanes.host(lane) == 0)
            .mapToObj(lanes::closeReason)
            .map(Objects::requireNonNull)
            .toList();
    long ended = ends.stream().filter(CloseReason.RUN_ENDED::equals).count();
    return List.of((long) ends.size(), ends.size() - ended, ended);
  }

  private static List<List<String>> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
  }

  private static String cell(List<List<String>> rows, List<String> row, String column) {
    return row.get(rows.getFirst().indexOf(column));
  }
}
