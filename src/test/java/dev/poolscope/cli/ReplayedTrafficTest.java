package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Target;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.suggest.Suggester;
import dev.poolscope.suggest.Suggestion;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.traffic.TrafficBuilder;
import dev.poolscope.traffic.Traffics;
import dev.poolscope.virtual.ReplayTimes;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayedTrafficTest {
  private static final long MILLI = 1_000_000;

  /// Two ways through the rules of Go's pool: the traffic itself, and the experiment made of it,
  /// whose servers and network are those of virtual time.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theExperimentOpensWhatTheReplayOfTheTrafficOpens(long seed) {
    Random random = new Random(seed);
    TrafficBuilder builder = new TrafficBuilder();
    for (int i = 0; i < 500; i++) {
      // Whole milliseconds apart from what a dial and a request cost, so that nothing ties.
      builder.add(
          "host-" + random.nextInt(2),
          random.nextInt(2_000) * 20L * MILLI,
          (7 + random.nextInt(30) * 20L) * MILLI,
          false);
    }
    Traffic traffic = builder.buildFromFirstArrival();
    Experiment experiment = Experiments.read(ReplayedTraffic.experiment(traffic), List.of());
    Suggestion said =
        Suggester.of(traffic, experiment.transport().goLimits(), ReplayTimes.untilDone(MILLI));

    RunReport report = VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE);

    assertThat(report.totals().count(SummaryColumns.OPENED))
        .isGreaterThan(20)
        .isEqualTo(said.before().all().opened());
  }

  @Test
  void everyHostIsATargetOfANameThatIsAllowed() {
    Traffic traffic =
        Traffics.bursts(1, 2, "10ms", "5ms", false, "10.0.0.1:80", "10.0.0.1/80", "all", "ü");

    Experiment experiment = Experiments.read(ReplayedTraffic.experiment(traffic), List.of());

    assertThat(experiment.targets())
        .extracting(Target::name)
        .containsExactly("10-0-0-1-80", "10-0-0-1-80-host-2", "all-host-3", "-");
    assertThat(experiment.load()).hasSize(4);
  }

  @Test
  void moreThanAnExperimentCanHoldIsRefused() {
    Traffic traffic = Traffics.bursts(1, 20_001, "10ms", "5ms", false, "api");

    assertThatThrownBy(() -> ReplayedTraffic.experiment(traffic))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--check: 20,001 requests to api are more than the 20,000 that can be sent again; give"
                + " a shorter stretch with --for");
  }

  @Test
  void theBeginningOfTrafficIsWhatWasDueBefore() {
    Traffic traffic = Traffics.bursts(3, 2, "10ms", "5ms", false, "api");

    Traffic beginning = traffic.until(20 * MILLI);

    assertThat(beginning.size()).isEqualTo(2);
    assertThat(beginning.arrivalNanos(1)).isEqualTo(10 * MILLI);
    assertThat(traffic.until(Long.MAX_VALUE).size()).isEqualTo(6);
  }
}
