package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Views are woken once a pulse, no more often than they asked for.
class PulsePumpTest {
  private final PulsePump pump = new PulsePump();
  private final List<String> woken = new ArrayList<>();

  @Test
  void viewIsWokenAtOnceAndThenAfterItsTime() {
    pump.register(Duration.ofNanos(100), () -> woken.add("view"));
    pump.pulse(1000);
    pump.pulse(1099);
    assertThat(woken).hasSize(1);
    pump.pulse(1100);
    assertThat(woken).hasSize(2);
  }

  @Test
  void viewsAreWokenInTheOrderInWhichTheyCame() {
    pump.register(Duration.ZERO, () -> woken.add("first"));
    pump.register(Duration.ZERO, () -> woken.add("second"));
    pump.pulse(0);
    assertThat(woken).containsExactly("first", "second");
  }

  @Test
  void viewThatLeftIsNotWokenEvenInTheSamePulse() {
    List<Runnable> leave = new ArrayList<>();
    pump.register(Duration.ZERO, () -> leave.getFirst().run());
    leave.add(pump.register(Duration.ZERO, () -> woken.add("second")));
    pump.pulse(0);
    assertThat(woken).isEmpty();
  }
}
