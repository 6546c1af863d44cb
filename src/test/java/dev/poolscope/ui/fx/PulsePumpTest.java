package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Views are woken once a pulse, no more often than they asked for.
class PulsePumpTest {
  private final TimeDouble time = new TimeDouble();
  private final PulsePump pump = new PulsePump(time);
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

  @Test
  void startsWithEveryPulseAndGoesOnWithWholeBeats() {
    time.now = 7;
    pump.register(Duration.ZERO, () -> woken.add("view"));
    pump.start();
    time.pulseAt(8);
    time.pulseAt(7 + PulsePump.ATTENTIVE_NANOS - 1);
    assertThat(time.everyPulse).isNotNull();
    time.pulseAt(7 + PulsePump.ATTENTIVE_NANOS);
    assertThat(time.everyPulse).isNull();
    assertThat(woken).hasSize(3);

    assertThat(time.due).isEqualTo(PulsePump.ATTENTIVE_NANOS + PulsePump.BEAT_NANOS);
    time.beat(3);
    assertThat(woken).hasSize(4);
    assertThat(time.due).isEqualTo(PulsePump.ATTENTIVE_NANOS + 2 * PulsePump.BEAT_NANOS);
  }

  @Test
  void beatThatIsMissedIsNotMadeUpFor() {
    restful();
    time.beat(3 * PulsePump.BEAT_NANOS);
    assertThat(time.due).isEqualTo(PulsePump.ATTENTIVE_NANOS + 5 * PulsePump.BEAT_NANOS);
  }

  @Test
  void goesOnWithEveryPulseAsSoonAsItIsToAttend() {
    restful();
    pump.register(Duration.ZERO, () -> woken.add("view"));
    pump.attend();
    assertThat(time.everyPulse).isNotNull();
    time.beat(0);
    assertThat(woken).isEmpty();
    assertThat(time.call).isNull();
    time.pulseAt(time.now + PulsePump.ATTENTIVE_NANOS / 2);
    pump.attend();
    time.pulseAt(time.now + PulsePump.ATTENTIVE_NANOS - 1);
    assertThat(time.everyPulse).isNotNull();
    time.pulseAt(time.now + 1);
    assertThat(time.everyPulse).isNull();
  }

  @Test
  void viewThatAsksForEveryPulseWhileItIsWokenGetsIt() {
    pump.register(Duration.ZERO, pump::attend);
    pump.start();
    time.pulseAt(2 * PulsePump.ATTENTIVE_NANOS);
    assertThat(time.everyPulse).isNotNull();
    assertThat(time.call).isNull();
  }

  @Test
  void wakesNobodyBeforeItIsStartedAndAfterItWasStopped() {
    pump.attend();
    assertThat(time.everyPulse).isNull();
    restful();
    pump.register(Duration.ZERO, () -> woken.add("view"));
    pump.stop();
    time.beat(0);
    pump.attend();
    assertThat(time.everyPulse).isNull();
    assertThat(time.call).isNull();
    assertThat(woken).isEmpty();
  }

  private void restful() {
    pump.start();
    time.pulseAt(PulsePump.ATTENTIVE_NANOS);
    assertThat(time.everyPulse).isNull();
  }

  private static final class TimeDouble implements PulsePump.Beats {
    long now;
    long due;
    @Nullable Runnable everyPulse;
    @Nullable Runnable call;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void everyPulse(@Nullable Runnable every) {
      everyPulse = every;
    }

    @Override
    public void at(long nanos, Runnable then) {
      assertThat(call).isNull();
      due = nanos;
      call = then;
    }

    @Override
    public void end() {
      everyPulse = null;
    }

    void pulseAt(long nanos) {
      now = nanos;
      Objects.requireNonNull(everyPulse).run();
    }

    /// Calls what was to be called, so much late.
    void beat(long lateNanos) {
      now = due + lateNanos;
      Runnable then = Objects.requireNonNull(call);
      call = null;
      then.run();
    }
  }
}
