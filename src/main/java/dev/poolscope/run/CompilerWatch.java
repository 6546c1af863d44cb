package dev.poolscope.run;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Scheduler;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Notices when the Java runtime still compiles the program's code while load is sent and hardly
/// any processor is left: requests then take longer than they will, and more of them are under way
/// at once. Looks once every [#STEP].
///
/// Threading: confined to the scheduler's thread once it has begun.
final class CompilerWatch {
  static final Duration STEP = Duration.ofMillis(250);

  /// What the compiler does counts from this share of one processor on; some always is to do.
  static final double LEAST_SHARE = 0.25;

  /// What the compiler takes is missing once the process uses this share of all processors.
  private static final double USED_UP = 0.75;

  private final Scheduler scheduler;
  private final int processors;
  private final Supplier<CompilerLoad> load;
  private final Consumer<PoolEvent.Compiled> busy;
  private CompilerLoad before = new CompilerLoad(0, 0);

  /// A watch that has not begun.
  ///
  /// @param processors how many the process may use
  /// @param load tells what was used so far
  /// @param busy told at the end of each step in which the compiler was in the way
  CompilerWatch(
      Scheduler scheduler,
      int processors,
      Supplier<CompilerLoad> load,
      Consumer<PoolEvent.Compiled> busy) {
    this.scheduler = scheduler;
    this.processors = processors;
    this.load = load;
    this.busy = busy;
  }

  /// Begins at an instant, now, and ends at another.
  void begin(long startNanos, long endNanos) {
    before = load.get();
    next(startNanos, endNanos);
  }

  private void next(long startNanos, long endNanos) {
    long stepEnd = startNanos + STEP.toNanos();
    if (stepEnd <= endNanos) {
      scheduler.at(stepEnd, () -> look(stepEnd, endNanos));
    }
  }

  private void look(long stepEnd, long endNanos) {
    CompilerLoad now = load.get();
    CompilerLoad used = now.since(before);
    before = now;
    long step = STEP.toNanos();
    if (used.compiledNanos() >= step * LEAST_SHARE
        && used.processNanos() >= step * processors * USED_UP) {
      busy.accept(new PoolEvent.Compiled(used.compiledNanos(), step));
    }
    next(stepEnd, endNanos);
  }
}
