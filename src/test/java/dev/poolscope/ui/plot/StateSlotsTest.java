package dev.poolscope.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.TimeRange;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateSlotsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aClosedLoopInWhichNobodyWaitsShowsNoWaiting() {
    Recording run = FakeRun.closedLoops(1);
    HostSeries series = run.series("b");
    boolean[] isWaitingSeen = {false};
    series.slots(
        new TimeRange(0, run.endNanos()),
        1000,
        (_, _, most, _) -> isWaitingSeen[0] |= most.waiting() > 0);
    assertThat(isWaitingSeen[0]).as("a request has no connection for some microseconds").isTrue();
    assertThat(slots(run, "b").waiting()).containsOnly(0);
  }

  @Test
  void whatIsWaitedForIsShown() {
    assertThat(slots(FakeRun.closedLoops(1), "d").waiting()).contains(3);
  }

  @Test
  void dialsThatOnlyFailAreNoBandOfDials() {
    StateSlots slots = slots(FakeRun.failing(1), "c");
    assertThat(IntStream.range(0, slots.count()).map(slots::dialing)).containsOnly(0);
    assertThat(slots.mostConnections()).isZero();
  }

  private static StateSlots slots(Recording run, String host) {
    TimeAxis axis = new TimeAxis(new TimeRange(0, 10 * SECOND), 0, 1000);
    return StateSlots.of(run.series(host), axis, run.endNanos());
  }
}
