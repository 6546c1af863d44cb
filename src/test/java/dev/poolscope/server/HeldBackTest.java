package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldBackTest {
  private final VirtualTime time = new VirtualTime();
  private final HeldBack heldBack = new HeldBack(time, time, Runnable::run);
  private final List<String> done = new ArrayList<>();

  @Test
  void runsEachTaskAtItsTimeAndEqualTimesInOrder() {
    heldBack.after(20, () -> done.add("late"));
    heldBack.after(10, () -> done.add("early"));
    heldBack.after(20, () -> done.add("last"));

    time.advance(9);
    assertThat(done).isEmpty();
    time.advance(1);
    assertThat(done).containsExactly("early");
    time.advance(9);
    assertThat(done).containsExactly("early");
    time.advance(1);
    assertThat(done).containsExactly("early", "late", "last");
  }

  @Test
  void takesATaskWhileItRunsAnother() {
    heldBack.after(10, () -> heldBack.after(10, () -> done.add("second")));
    time.advance(19);
    assertThat(done).isEmpty();
    time.advance(1);
    assertThat(done).containsExactly("second");
  }

  @Test
  void dropsWhatWaitsWhenClosedAndTakesNothingMore() {
    heldBack.after(5, () -> done.add("never"));
    heldBack.close();
    heldBack.after(5, () -> done.add("never"));
    time.advance(100);
    assertThat(done).isEmpty();
  }
}
