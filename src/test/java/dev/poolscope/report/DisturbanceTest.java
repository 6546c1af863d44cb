package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Finding;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is the machine's doing is told apart from what is the run's.
class DisturbanceTest {
  private final Recording run = new Recording();

  @Test
  void standstillsAndLateArrivalsOfTheLoadPhaseAreSummedUp() {
    run.at(50).event(new PoolEvent.Standstill(40 * Recording.MILLI));
    run.at(90).event(new PoolEvent.Standstill(15 * Recording.MILLI));
    run.at(100).issue("a", 1, 67 * Recording.MILLI).issue("a", 2, 100 * Recording.MILLI);
    run.at(150).event(new PoolEvent.Compiled(30 * Recording.MILLI, 50 * Recording.MILLI));
    run.at(200).windowEnds();
    run.at(900).event(new PoolEvent.Standstill(600 * Recording.MILLI));
    run.event(new PoolEvent.Compiled(50 * Recording.MILLI, 50 * Recording.MILLI));
    run.event(new PoolEvent.OthersRan(1_200_000_000L, 1_000_000_000L, 2));

    RunReport report = report();

    assertThat(report.disturbance()).isEqualTo(new Disturbance(2, 55, 40, 1, 33, 1.2, true, 50));
    assertThat(report.disturbance().words())
        .isEqualTo(
            "Poolscope stood still for 55 ms in all, 40 ms at most at once; 1 request was sent"
                + " late, the latest by 33 ms; other programs kept 1.2 processors busy;"
                + " its own code was still being compiled for 50 ms");
    assertThat(report.findings())
        .extracting(Finding::rule)
        .contains("STANDSTILL", "OTHER_PROGRAMS", "DISTURBED", "WARMING_UP");
    assertThat(report.findings())
        .filteredOn(finding -> finding.rule().equals("WARMING_UP"))
        .extracting(Finding::evidence)
        .containsExactly(
            "for 0.05 s of the load phase, up to 0.15 s after time 0, its code was still being"
                + " compiled, which took 0.6 of the processors, of which few were idle");
    assertThat(report.totals().values())
        .containsEntry("all_hosts_standstill_ms", 55.0)
        .containsEntry("all_hosts_longest_standstill_ms", 40.0)
        .containsEntry("all_hosts_other_programs_cores", 1.2)
        .containsEntry("all_hosts_compiling_ms", 50.0)
        .containsEntry("arrivals_late", 1L)
        .containsEntry("latest_arrival_ms", 33.0);
  }

  @Test
  void aMachineThatDidWhatItWasAskedToIsNotMentioned() {
    run.at(1).issue(1);
    run.at(2).windowEnds();
    run.event(new PoolEvent.OthersRan(490_000_000L, 1_000_000_000L, 2));

    RunReport report = report();

    assertThat(report.disturbance().occurred()).isFalse();
    assertThat(report.disturbance().words()).isEmpty();
    assertThat(report.findings()).isEmpty();
  }

  private RunReport report() {
    return RunReport.of(
        Experiments.read(
            new Source(
                "t.yaml",
                """
            schema: poolscope/experiment/v1
            name: t
            targets: [{name: a, sample: {}}, {name: b, sample: {}}]
            load: [{target: a, arrivals: {kind: once, requests: 2}}]
            """),
            List.of()),
        run.fold,
        LogCondition.SOUND);
  }
}
