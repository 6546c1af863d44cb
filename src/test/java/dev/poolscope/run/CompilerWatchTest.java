package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the compiler is in the way of a load, and when it has come to rest.
class CompilerWatchTest {
  private static final long STEP = CompilerWatch.STEP.toNanos();

  private final List<PoolEvent.Compiled> told = new ArrayList<>();
  private long now = 2 * STEP;
  private CompilerLoad load = new CompilerLoad(5 * STEP, 20 * STEP);
  private final CompilerWatch watch = new CompilerWatch(2 * STEP, 2, () -> load, told::add);

  @Test
  void itIsToldWhereTheCompilerTakesWhatTheLoadNeeds() {
    watch.look(2 * STEP);
    step(0.24, 2);
    step(0.25, 1.5);
    step(1, 1.4);
    step(0, 2);
    step(1.6, 2);

    assertThat(told).containsExactly(compiled(0.25), compiled(1.6));
  }

  @Test
  void itBeginsWithTheLoadAndLooksWhenAStepIsOver() {
    watch.look(0);
    use(8, 8);
    watch.look(STEP);
    watch.look(2 * STEP + 1);
    use(1, 2);
    watch.look(3 * STEP);
    assertThat(told).isEmpty();

    watch.look(3 * STEP + 1);
    assertThat(told).containsExactly(compiled(1));
  }

  @Test
  void theCompilerIsAtRestWhenItHadLittleToDoTwiceInARow() {
    CompilerRest rest = new CompilerRest(100, 0);
    rest.look(100 + STEP, STEP / 5);
    rest.look(100 + 2 * STEP, STEP / 5 + STEP / 4);
    rest.look(100 + 3 * STEP, STEP);
    rest.look(100 + 3 * STEP + 1, STEP);
    rest.look(100 + 3 * STEP + 2, STEP);
    assertThat(rest.isReached()).isFalse();

    rest.look(100 + 4 * STEP, STEP + STEP / 5);
    assertThat(rest.isReached()).isFalse();
    rest.look(100 + 5 * STEP, STEP + STEP / 5);
    assertThat(rest.isReached()).isTrue();
  }

  private void step(double compilers, double processors) {
    use(compilers, processors);
    now += STEP;
    watch.look(now);
  }

  private void use(double compilers, double processors) {
    load =
        new CompilerLoad(
            load.compiledNanos() + Math.round(STEP * compilers),
            load.processNanos() + Math.round(STEP * processors));
  }

  private static PoolEvent.Compiled compiled(double compilers) {
    return new PoolEvent.Compiled(Math.round(STEP * compilers), STEP);
  }
}
