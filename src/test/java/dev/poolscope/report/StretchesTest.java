package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Numbers of a stretch of time: what happened in it, what was reached in it, the state at its end.
class StretchesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");
  private static final String TWO_HOSTS =
      """
      schema: poolscope/experiment/v1
      name: t
      window: 1s
      targets:
        - {name: a, sample: {}}
        - {name: b, sample: {}}
      load:
        - {target: a, arrivals: {kind: once, requests: 1}}
      expect:
      """;

  @Test
  void countsAreWhatHappenedInIt() {
    Recording run = events();
    assertThat(number(run, "connections_opened", "from: 2ms, to: 4ms")).isEqualTo(1);
    assertThat(number(run, "connections_closed", "from: 2ms, to: 4ms")).isEqualTo(0);
    assertThat(number(run, "connections_closed", "from: 4ms")).isEqualTo(2);
    assertThat(number(run, "requests_issued", "to: 2ms")).isEqualTo(1);
    assertThat(number(run, "reused_carried", "from: 2ms, to: 4ms")).isEqualTo(1);
    assertThat(number(run, "reused_carried", "to: 2ms")).isEqualTo(0);
  }

  @Test
  void itsStartIsPartOfItAndItsEndIsNot() {
    Recording run = events();
    assertThat(number(run, "requests_ok", "from: 3ms, to: 4ms")).isEqualTo(1);
    assertThat(number(run, "requests_ok", "from: 2ms, to: 3ms")).isEqualTo(0);
    assertThat(number(run, "connections_closed", "from: 5ms, to: 5001us")).isEqualTo(1);
    assertThat(number(run, "connections_closed", "from: 4500us, to: 5ms")).isEqualTo(0);
  }

  @Test
  void peaksAreWhatWasReachedInItFromTheStateAtItsStart() {
    Recording run = events();
    assertThat(number(run, "peak_open", "to: 2ms")).isEqualTo(1);
    assertThat(number(run, "peak_open", "from: 4500us, to: 4600us")).isEqualTo(1);
    assertThat(number(run, "peak_open", "from: 3ms, to: 4ms")).isEqualTo(2);
    assertThat(number(run, "peak_in_flight", "from: 2500us, to: 2600us")).isEqualTo(1);
  }

  @Test
  void statesAreThoseAtItsEnd() {
    Recording run = events();
    assertThat(number(run, "open_at_end", "to: 3ms")).isEqualTo(2);
    assertThat(number(run, "open_at_end", "to: 4500us")).isEqualTo(1);
    assertThat(number(run, "open_at_end", "from: 4500us")).isEqualTo(0);
    assertThat(number(run, "requests_unfinished", "from: 2ms, to: 3ms")).isEqualTo(1);
  }

  @Test
  void connectionsCountWithWhatTheyHadCarriedByItsEnd() {
    Recording run = events();
    String most = "requests_per_connection_max";
    String middle = "requests_per_connection_p50";
    assertThat(number(run, most, "to: 2ms")).isEqualTo(1);
    assertThat(number(run, most, "to: 3ms")).isEqualTo(2);
    assertThat(number(run, middle, "to: 3ms")).as("of 0 and 2").isEqualTo(0);
    assertThat(number(run, most, "from: 4ms, to: 4500us")).as("of 0, closed, and 2").isEqualTo(2);
    assertThat(number(run, most, "from: 5500us")).as("none is left").isNull();
    assertThat(row(run).values()).containsEntry(most, 2L).containsEntry(middle, 0L);
  }

  @Test
  void aRateIsThatOfItsLength() {
    Recording run = events();
    assertThat(number(run, "achieved_per_second", "from: 3ms, to: 5ms")).isEqualTo(500.0);
  }

  @Test
  void whatDidNotEndInItHasNoTime() {
    Recording run = events();
    assertThat(number(run, "latency_max_ms", "from: 3ms, to: 4ms")).isEqualTo(1.0);
    assertThat(number(run, "latency_max_ms", "from: 4ms, to: 5ms")).isNull();
  }

  @Test
  void kernelPeaksAreSumsOfOneReading() {
    Recording run = new Recording(expectations("peak_kernel_time_wait", "from: 2ms, to: 4ms"));
    run.at(1).event(kernel("a", 9, 0)).event(kernel("b", 1, 1));
    run.at(2).event(kernel("a", 2, 0)).event(kernel("b", 5, 2));
    run.at(3).event(kernel("a", 4, 1)).event(kernel("b", 1, 1));
    run.at(4).windowEnds();
    assertThat(result(run, "peak_kernel_time_wait", "from: 2ms, to: 4ms").actual()).isEqualTo(7L);
    assertThat(row(run).values())
        .containsEntry("peak_kernel_time_wait", 10L)
        .containsEntry("peak_kernel_close_wait", 2L);
  }

  @Test
  void whatTheKernelWasNotAskedForIsNoNumberAndDoesNotPass() {
    Recording run = new Recording(expectations("peak_kernel_close_wait", "from: 2ms"));
    run.at(1).event(kernel("a", 0, 0)).at(3).windowEnds();
    ExpectationResult result = result(run, "peak_kernel_close_wait", "from: 2ms");
    assertThat(result.actual()).isNull();
    assertThat(result.held()).isFalse();
    assertThat(result.stretch()).isEqualTo("from 2ms");
    assertThat(result.absence())
        .isEqualTo("was not measured: the operating system's sockets were not read then");
  }

  @Test
  void oneThatHasNotBegunSaysSo() {
    Recording run = new Recording(expectations("requests_ok", "from: 5ms"));
    run.at(1).issue(1);
    assertThat(result(run, "requests_ok", "from: 5ms").absence()).isEqualTo("has not begun");
    run.at(2).windowEnds();
    assertThat(result(run, "requests_ok", "from: 5ms").absence())
        .isEqualTo("has no value: the load ended before");
    assertThat(result(run, "requests_ok", "from: 5ms").held()).isFalse();
  }

  /// A recorded run with everything in it: one from its start to its end has the numbers of the
  /// whole, whatever is asked for.
  @Test
  void fromStartToEndItHasTheNumbersOfTheWhole() throws IOException {
    Experiment golden =
        Experiments.read(Experiments.load(GOLDEN.resolve("experiment.yaml")), List.of());
    List<Expectation> expectations = new ArrayList<>();
    for (String host : List.of("a", "b", "nobody", "all")) {
      for (String metric : SummaryColumns.names()) {
        if (columnOf(metric).isOfStretches()) {
          expectations.add(expectation(host, metric, Duration.ZERO, null));
        }
      }
    }
    RunFold fold = fold(golden, expectations);
    RunReport whole = RunReport.of(golden, fold, LogCondition.SOUND);
    assertThat(expectations).hasSizeGreaterThan(400);
    for (Expectation e : expectations) {
      Object value = ofStretch(golden, fold, e);
      Object expected = whole.row(e.host()).values().get(e.metric());
      assertThat(value.equals("") ? absent(expected) : value)
          .as("%s of %s", e.metric(), e.host())
          .isEqualTo(expected);
    }
  }

  /// Cut in two anywhere, both parts have what the whole has.
  @Test
  void countsOfTwoPartsAddUp() throws IOException {
    Experiment golden =
        Experiments.read(Experiments.load(GOLDEN.resolve("experiment.yaml")), List.of());
    List<String> counts =
        Stream.of(
                "requests_issued",
                "requests_ok",
                "requests_failed",
                "request_retries",
                "reused_carried",
                "dials_started",
                "dials_failed",
                "connections_opened",
                "connections_closed",
                "samples",
                "picks",
                "closed_IDLE_TIMEOUT")
            .toList();
    for (long millis : List.of(1L, 100L, 333L, 799L)) {
      Duration cut = Duration.ofMillis(millis);
      List<Expectation> parts = new ArrayList<>();
      for (String host : List.of("a", "b", "all")) {
        parts.add(expectation(host, "samples", null, cut));
        parts.add(expectation(host, "samples", cut, null));
      }
      RunFold fold = fold(golden, parts);
      RunReport whole = RunReport.of(golden, fold, LogCondition.SOUND);
      for (int i = 0; i < parts.size(); i += 2) {
        for (String count : counts) {
          long first = (long) ofStretch(golden, fold, of(parts.get(i), count));
          long second = (long) ofStretch(golden, fold, of(parts.get(i + 1), count));
          assertThat(first + second)
              .as("%s of %s, cut at %s", count, parts.get(i).host(), cut)
              .isEqualTo(whole.row(parts.get(i).host()).values().get(count));
        }
      }
    }
  }

  /// Connection 1 opens and carries two requests, 2 opens at 2 ms and is closed unused at 4 ms.
  private static Recording events() {
    Recording run =
        new Recording(
            Stream.of(
                    "to: 2ms",
                    "to: 3ms",
                    "to: 4500us",
                    "from: 2ms, to: 3ms",
                    "from: 2ms, to: 4ms",
                    "from: 2500us, to: 2600us",
                    "from: 3ms, to: 4ms",
                    "from: 3ms, to: 5ms",
                    "from: 4ms",
                    "from: 4ms, to: 4500us",
                    "from: 4ms, to: 5ms",
                    "from: 4500us",
                    "from: 4500us, to: 4600us",
                    "from: 4500us, to: 5ms",
                    "from: 5ms, to: 5001us",
                    "from: 5500us")
                .flatMap(stretch -> expectations("samples", stretch).stream())
                .toList());
    run.at(1).issue(1).dial(1).open(1).acquire(1, 1).release(1, 1).end(1);
    run.at(2).issue(2).acquire(1, 2).dial(2).open(2);
    run.at(3).release(1, 2).end(2);
    run.at(4).close(2, CloseReason.IDLE_TIMEOUT);
    run.at(5).close(1, CloseReason.IDLE_TIMEOUT);
    return run.at(6).windowEnds();
  }

  private static PoolEvent kernel(String host, int timeWait, int closeWait) {
    return new PoolEvent.KernelSampled(host, 1, timeWait, closeWait);
  }

  private static @Nullable Double number(Recording run, String metric, String stretch) {
    Number actual = result(run, metric, stretch).actual();
    return actual == null ? null : actual.doubleValue();
  }

  private static ExpectationResult result(Recording run, String metric, String stretch) {
    return RunReport.of(experiment(metric, stretch), run.fold, LogCondition.SOUND)
        .expectations()
        .getFirst();
  }

  private static SummaryRow row(Recording run) {
    return RunReport.of(experiment("samples", "to: 2ms"), run.fold, LogCondition.SOUND).totals();
  }

  private static List<Expectation> expectations(String metric, String stretch) {
    return experiment(metric, stretch).expect();
  }

  private static Experiment experiment(String metric, String stretch) {
    String expect = "  - {metric: %s, atLeast: 0, %s}\n".formatted(metric, stretch);
    return Experiments.read(new Source("t.yaml", TWO_HOSTS + expect), List.of());
  }

  private static Expectation expectation(
      String host, String metric, @Nullable Duration from, @Nullable Duration to) {
    return new Expectation(host, metric, null, 0.0, null, "", from, to);
  }

  private static Expectation of(Expectation e, String metric) {
    return expectation(e.host(), metric, e.from(), e.to());
  }

  private static RunFold fold(Experiment experiment, List<Expectation> expectations)
      throws IOException {
    List<String> hosts = experiment.targets().stream().map(Target::name).toList();
    RunFold fold = new RunFold(hosts, expectations, RunListener.NONE);
    try (EventLogReader reader = new EventLogReader(GOLDEN.resolve("events.log"))) {
      for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
        fold.accept(entry);
      }
    }
    return fold;
  }

  private static Object ofStretch(Experiment experiment, RunFold fold, Expectation expectation) {
    StretchNumbers numbers = fold.during(Stretch.of(expectation));
    assertThat(numbers).isNotNull();
    return columnOf(expectation.metric())
        .value()
        .apply(SummarySource.of(experiment, Objects.requireNonNull(numbers), fold));
  }

  private static SummaryColumn columnOf(String metric) {
    return Objects.requireNonNull(SummaryColumns.find(metric), metric);
  }

  /// Times and shares of nothing are 0 in the summary, and of a stretch there is none.
  private static @Nullable Object absent(@Nullable Object ofWhole) {
    return ofWhole instanceof Number number && number.doubleValue() == 0 ? ofWhole : "";
  }
}
