package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendRowTest {
  private static final Source EXPERIMENT =
      new Source(
          "test",
          """
          schema: poolscope/experiment/v1
          name: group
          targets: [{name: a, sample: {backends: 2}}, {name: b, sample: {}}]
          load: [{target: a, arrivals: {kind: once, requests: 1}}]
          """);

  private final Recording run = new Recording();

  @Test
  void theLatestCountsHoldAlsoThoseAfterTheLoad() {
    counted(1, 1, 10).counted(2, 1, 0);
    run.windowEnds();
    counted(1, 2, 30).counted(2, 1, 10);

    RunReport report = report();
    assertThat(report.backends())
        .containsExactly(new BackendRow("a", 1, 2, 30, 0.75), new BackendRow("a", 2, 1, 10, 0.25));
    assertThat(report.summary()).containsEntry("backends", report.backends());
    assertThat(report.row("a").values())
        .containsEntry("backend_share_max", 0.75)
        .containsEntry("backend_share_min", 0.25);
  }

  @Test
  void aSingleServerHasNoShares() {
    counted(1, 1, 10).counted(2, 1, 10);

    for (SummaryRow row : List.of(report().row("b"), report().totals())) {
      assertThat(row.values())
          .containsEntry("backend_share_max", "")
          .containsEntry("backend_share_min", "");
    }
  }

  @Test
  void aRunWithoutGroupsSaysNothingOfThem() {
    run.windowEnds();

    assertThat(report().summary()).doesNotContainKey("backends");
  }

  @Test
  void aGroupWithoutRequestsHasSharesOfNothing() {
    counted(1, 0, 0).counted(2, 0, 0);

    assertThat(report().row("a").values()).containsEntry("backend_share_max", 0.0);
  }

  private BackendRowTest counted(int backend, long accepted, long requests) {
    run.event(new PoolEvent.BackendCounted("a", backend, accepted, requests));
    return this;
  }

  private RunReport report() {
    return RunReport.of(Experiments.read(EXPERIMENT, List.of()), run.fold, LogCondition.SOUND);
  }
}
