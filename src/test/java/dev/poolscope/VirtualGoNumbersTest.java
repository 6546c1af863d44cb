package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published experiments in virtual time, against what Go measured: equal wherever Go's ten
/// runs were equal.
class VirtualGoNumbersTest {
  /// Peaks are deterministic too but in experiment 5, whose connections overlap for as long as a
  /// close takes (Go pool reference, section 5).
  private static final List<String> PEAKS =
      List.of("peak_open", "peak_open_or_dialing", "all_hosts_peak_open");

  private static GoMeasurements go() throws Exception {
    return GoMeasurements.load();
  }

  static Stream<GoNumbersIT.Case> cases() {
    return Stream.concat(
        GoNumbersIT.cases(),
        GoNumbersIT.cases().map(test -> new GoNumbersIT.Case(test.experiment(), "0", test.host())));
  }

  static Stream<GoNumbersIT.Case> casesWhereNoHostPaysByChance() {
    return cases().filter(test -> !test.experiment().equals("3"));
  }

  @ParameterizedTest
  @MethodSource("casesWhereNoHostPaysByChance")
  void whatIsTheSameInEveryRunOfGoIsTheSameHere(GoNumbersIT.Case test) throws Exception {
    Map<String, Object> row = row(test);
    for (String column : GoMeasurements.DETERMINISTIC) {
      GoMeasurements.Band band =
          go().of(test.experiment(), test.delayMillis(), test.host()).band(column);
      if (band.exact()) {
        assertThat(number(row, column)).as(column).isEqualTo(band.least());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("casesWhereNoHostPaysByChance")
  void soArePeaksWhereNothingOverlaps(GoNumbersIT.Case test) throws Exception {
    if (test.experiment().equals("5")) {
      return;
    }
    Map<String, Object> row = row(test);
    for (String column : PEAKS) {
      GoMeasurements.Band band =
          go().of(test.experiment(), test.delayMillis(), test.host()).band(column);
      assertThat(number(row, column)).as(column).isEqualTo(band.least());
    }
  }

  @Test
  void togetherTheHostsThatRobEachOtherDialOncePerBurstAndOnceMore() {
    for (String delay : List.of("0", "5")) {
      Map<String, Object> totals = report("3", delay).totals().values();
      assertThat(number(totals, "requests_ok")).isEqualTo(180);
      assertThat(number(totals, "connections_opened")).isEqualTo(10);
      assertThat(number(totals, "connections_closed")).isEqualTo(9);
      assertThat(number(totals, "closed_IDLE_TOTAL_LIMIT")).isEqualTo(9);
      assertThat(number(totals, "reused_carried")).isEqualTo(170);
      assertThat(number(totals, "open_at_end")).isEqualTo(1);
      assertThat(number(totals, "idle_at_end")).isEqualTo(1);
      assertThat(number(totals, "all_hosts_peak_open")).isEqualTo(2);
    }
  }

  private static Map<String, Object> row(GoNumbersIT.Case test) {
    String host = test.host() == 1 ? "a" : "b";
    return Objects.requireNonNull(report(test.experiment(), test.delayMillis()).hosts().get(host))
        .values();
  }

  private static RunReport report(String experiment, String delayMillis) {
    String name = Objects.requireNonNull(GoMeasurements.NAMES.get(experiment));
    Experiment read =
        Experiments.read(
            Experiments.find(name), List.of("targets.a.sample.delay=" + delayMillis + "ms"));
    return VirtualRun.of(read, VirtualCosts.LOOPBACK, RunListener.NONE);
  }

  private static double number(Map<String, Object> row, String column) {
    return ((Number) Objects.requireNonNull(row.get(column), column)).doubleValue();
  }
}
