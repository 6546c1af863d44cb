package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.StateSlots;
import dev.poolscope.ui.plot.TimeAxis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostsInSightTest {
  private static final LimitLines NONE = new LimitLines(List.of());

  /// 4, 8, 16 and 6 connections.
  private final Recording run = FakeRun.closedLoops(1);

  private final TimeAxis axis = new TimeAxis(new TimeRange(0, 10_000_000_000L), 0, 1000);

  private final List<StateSlots> bands =
      run.hosts().stream()
          .map(host -> StateSlots.of(run.series(host), axis, run.endNanos()))
          .toList();

  @Test
  void allHostsHaveTheScaleOfTheLargest() {
    assertThat(HostsInSight.scales(bands, NONE, false))
        .hasSize(4)
        .containsOnly(new Band.Scale(16, 3, 17));
  }

  @Test
  void eachHasItsOwnScaleWhereThatIsWanted() {
    assertThat(HostsInSight.scales(bands, NONE, true))
        .extracting(Band.Scale::connections)
        .containsExactly(4, 8, 16, 6);
  }

  @Test
  void onlyALimitNotFarAboveStretchesTheScale() {
    assertThat(connections(24)).as("1.5 times the data").isEqualTo(24);
    assertThat(connections(25)).as("a little more").isEqualTo(16);
    assertThat(connections(3)).as("below").isEqualTo(16);
  }

  private int connections(int limit) {
    LimitLines limits =
        new LimitLines(List.of(new LimitLines.Step(0, Map.of(limit, "MaxConns " + limit))));
    return HostsInSight.scales(bands, limits, false).getFirst().connections();
  }
}
