package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.model.CloseReason;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.Numbers;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TableColumn;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real run, followed while it goes on and opened again when it has ended: both equal its files.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingTest {
  private static final String YAML =
      """
      schema: poolscope/experiment/v1
      name: followed
      title: Followed
      question: What is seen while it goes on?
      watch: Everything.
      window: 1500ms
      seed: 1
      targets:
        - {name: a, sample: {mode: keep-alive, delay: 2ms}}
        - {name: b, sample: {mode: silent-close, delay: 1ms}}
      transport: {rules: go, maxIdleConns: 2, maxIdleConnsPerHost: 1, maxConnsPerHost: 4}
      balancer: {kind: least-connections, counts: open-sockets, ties: rotate}
      load:
        - target: a
          arrivals: {kind: bursts, size: 10, gap: 100ms, requests: 100}
        - target: b
          arrivals: {kind: bursts, size: 5, gap: 100ms, requests: 50}
        - target: balanced
          arrivals: {kind: bursts, size: 2, gap: 50ms, requests: 40}
      changes:
        - {at: 700ms, set: {targets.a.sample.delay: 5ms}}
      """;

  @TempDir static Path folder;
  private Run run;
  private Recording followed;
  private RunReport exported;

  @BeforeAll
  void runIt() throws IOException, InterruptedException, RunRefusedException {
    Path file = Files.writeString(folder.resolve("followed.yaml"), YAML);
    Experiment experiment = Experiments.read(Experiments.load(file), List.of());
    run = new Run(experiment, folder);
    followed = Recordings.follow(run.directory());
    var _ = run.execute();
    exported = RunExport.csv(run.directory(), run.directory().path());
    Soon.holds(followed::isComplete);
  }

  @AfterAll
  void close() {
    followed.close();
    run.close();
  }

  @Test
  void theReportIsThatOfTheFiles() {
    assertThat(followed.report().hosts()).isEqualTo(exported.hosts());
    assertThat(followed.report().totals()).isEqualTo(exported.totals());
  }

  @Test
  void everyCellOfEveryTableIsThatOfTheFile() throws IOException {
    try (Recording opened = Recordings.open(run.directory().path())) {
      Soon.holds(opened::isComplete);
      for (Recording recording : List.of(followed, opened)) {
        assertSameCells(recording.connections(), ConnectionColumns.CONNECTION);
        assertSameCells(recording.requests(), RequestColumns.REQUEST);
        assertSameCells(recording.events(), EventColumns.SEQ);
        assertSameCells(recording.picks(), PickColumns.PICK);
      }
    }
  }

  @Test
  void numbersOfTheWholeRunAreThoseOfTheReport() {
    TimeRange whole = new TimeRange(0, followed.endNanos() + 1);
    RangeNumbers numbers = followed.numbers(whole);
    assertThat(numbers.hosts().keySet()).containsExactly("a", "b", "all");
    assertSameNumbers(number(numbers, "a"), exported.hosts().get("a"));
    assertSameNumbers(number(numbers, "b"), exported.hosts().get("b"));
    assertSameNumbers(number(numbers, "all"), exported.totals());
  }

  @Test
  void numbersOfPartsAddUpToThoseOfTheWhole() {
    long middle = followed.endNanos() / 2;
    RangeNumbers.Numbers first = number(followed.numbers(new TimeRange(0, middle)), "all");
    RangeNumbers.Numbers second =
        number(followed.numbers(new TimeRange(middle, followed.endNanos() + 1)), "all");
    assertThat(first.ok()).isPositive();
    assertThat(second.ok()).isPositive();
    assertThat(first.ok() + second.ok()).isEqualTo(exported.totals().count(SummaryColumns.OK));
    assertThat(first.opened() + second.opened())
        .isEqualTo(exported.totals().count(SummaryColumns.OPENED));
  }

  @Test
  void rowsAreFoundByNumber() {
    for (int row = 0; row < followed.requests().size(); row++) {
      assertThat(
              followed
                  .requests()
                  .rowOf(followed.requests().column(RequestColumns.REQUEST).number(row)))
          .isEqualTo(row);
    }
    for (int row = 0; row < followed.connections().size(); row++) {
      assertThat(
              followed
                  .connections()
                  .rowOf(followed.connections().column(ConnectionColumns.CONNECTION).number(row)))
          .isEqualTo(row);
    }
    assertThat(followed.requests().rowOf(0)).isEqualTo(-1);
    assertThat(followed.requests().rowOf(1_000_000)).isEqualTo(-1);
    assertThat(followed.connections().rowOf(Long.MAX_VALUE)).isEqualTo(-1);
  }

  @Test
  void aFrozenViewKnowsHowFarItIsBehind() {
    Column times = followed.events().column(EventColumns.AT);
    long instant = times.number(50);
    long after =
        IntStream.range(0, followed.events().size())
            .filter(row -> times.number(row) > instant)
            .count();
    assertThat(followed.eventsAfter(instant)).isEqualTo(after).isPositive();
    assertThat(followed.eventsAfter(followed.endNanos())).isZero();
    assertThat(followed.eventsAfter(-1)).isEqualTo(followed.eventCount());
  }

  @Test
  void changesAreMarked() {
    assertThat(followed.changes()).hasSize(1);
    ChangeMark change = followed.changes().getFirst();
    assertThat(change.path()).isEqualTo("targets.a.sample.delay");
    assertThat(change.value()).isEqualTo("5ms");
    assertThat(change.nanos()).isGreaterThanOrEqualTo(700_000_000);
  }

  @Test
  void lanesAreThoseOfTheConnections() {
    Table connections = followed.connections();
    Lanes lanes = followed.lanes();
    assertThat(lanes.size()).isEqualTo(connections.size()).isPositive();
    for (int row = 0; row < lanes.size(); row++) {
      assertThat(followed.hosts().get(lanes.host(row)))
          .isEqualTo(connections.column(ConnectionColumns.HOST).text(row));
      assertThat(lanes.startNanos(row))
          .isEqualTo(connections.column(ConnectionColumns.DIAL_START).number(row));
      assertThat(String.valueOf(lanes.closeReason(row)))
          .isEqualTo(connections.column(ConnectionColumns.CLOSE_REASON).text(row));
      assertThat(lanes.endNanos(row))
          .isEqualTo(connections.column(ConnectionColumns.CLOSED).number(row));
      assertThat(held(lanes, row))
          .isEqualTo(connections.column(ConnectionColumns.ACTIVE).number(row));
    }
  }

  @Test
  void theSeriesEndsWithWhatTheReportCounts() {
    for (String host : followed.hosts()) {
      HostSeries.HostState end = followed.series(host).at(followed.endNanos());
      SummaryRow counted = exported.row(host);
      assertThat(end.active() + end.idle()).isEqualTo(counted.count(SummaryColumns.OPEN_AT_END));
      assertThat(end.opened()).isEqualTo(counted.count(SummaryColumns.OPENED));
      assertThat(end.closed()).isEqualTo(counted.count(SummaryColumns.CLOSED));
      assertThat(followed.series(host).at(-1))
          .isEqualTo(new HostSeries.HostState(0, 0, 0, 0, 0, 0, -1));
    }
  }

  @Test
  void picksByTimeAreThoseOfTheTable() {
    PickSeries series = followed.pickSeries();
    assertThat(series.size()).isEqualTo(followed.picks().size()).isPositive();
    long end = followed.endNanos() + 1;
    assertThat(series.countBefore(end)).isEqualTo(series.size());
    assertThat(series.countBefore(0, end))
        .isEqualTo(Objects.requireNonNull(exported.hosts().get("a")).values().get("picks"));
    assertThat(series.countBefore(1, end))
        .isEqualTo(Objects.requireNonNull(exported.hosts().get("b")).values().get("picks"));
  }

  private static long held(Lanes lanes, int lane) {
    AtomicLong nanos = new AtomicLong();
    lanes.stretches(
        lane,
        new TimeRange(0, Long.MAX_VALUE),
        0,
        (phase, from, to, request) -> {
          if (phase == Lanes.Phase.WAITING || phase == Lanes.Phase.TRANSFERRING) {
            assertThat(request).isPositive();
            nanos.addAndGet(to - from);
          }
        });
    return nanos.get();
  }

  private static RangeNumbers.Numbers number(RangeNumbers numbers, String host) {
    return Objects.requireNonNull(numbers.hosts().get(host));
  }

  private static void assertSameNumbers(
      RangeNumbers.Numbers numbers, @Nullable SummaryRow counted) {
    SummaryRow report = Objects.requireNonNull(counted);
    Map<String, Object> row = report.values();
    assertThat(numbers.opened()).isEqualTo(row.get("connections_opened")).isNotEqualTo(0L);
    assertThat(numbers.closed().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(row.get("connections_closed"))
        .isNotEqualTo(0L);
    for (CloseReason reason : CloseReason.values()) {
      assertThat(numbers.closed().getOrDefault(reason, 0L)).isEqualTo(report.closed(reason));
    }
    assertThat(numbers.issued()).isEqualTo(row.get("requests_issued"));
    assertThat(numbers.ok()).isEqualTo(row.get("requests_ok"));
    assertThat(numbers.failed()).isEqualTo(row.get("requests_failed"));
    assertThat(numbers.reused()).isEqualTo(row.get("reused_carried"));
    assertSameTimes(numbers.waiting(), row, "waiting");
    assertSameTimes(numbers.service(), row, "service");
    assertSameTimes(numbers.response(), row, "response");
  }

  private static void assertSameTimes(
      RangeNumbers.Percentiles times, Map<String, Object> row, String name) {
    assertThat(Numbers.rounded(times.p50Nanos() / 1e6)).isEqualTo(row.get(name + "_p50_ms"));
    assertThat(Numbers.rounded(times.p90Nanos() / 1e6)).isEqualTo(row.get(name + "_p90_ms"));
    assertThat(Numbers.rounded(times.p99Nanos() / 1e6)).isEqualTo(row.get(name + "_p99_ms"));
    assertThat(Numbers.rounded(times.p999Nanos() / 1e6)).isEqualTo(row.get(name + "_p999_ms"));
    assertThat(Numbers.rounded(times.maxNanos() / 1e6)).isEqualTo(row.get(name + "_max_ms"));
  }

  private void assertSameCells(Table table, TableColumn<?> key) throws IOException {
    Path file = run.directory().path().resolve(table.name() + ".csv");
    Map<String, NamedCsvRecord> rows = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      reader.stream().forEach(row -> rows.put(row.getField(key.name()), row));
    }
    assertThat(table.size()).isEqualTo(rows.size()).isPositive();
    for (int row = 0; row < table.size(); row++) {
      NamedCsvRecord expected = Objects.requireNonNull(rows.get(table.column(key).text(row)));
      int at = row;
      assertThat(table.columns().stream().map(Column::name).toList())
          .isEqualTo(expected.getHeader());
      assertThat(table.columns().stream().map(column -> column.text(at)).toList())
          .isEqualTo(expected.getFields());
    }
  }
}
