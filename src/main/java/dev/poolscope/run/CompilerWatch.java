package dev.poolscope.run;

import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Notices when the Java runtime still compiles the program's code while load is sent and hardly
/// any processor is left: requests then take longer than they will, and more of them are under way
/// at once. Looks once every [#STEP].
///
/// Threading: confined to the thread that looks.
final class CompilerWatch {
  static final Duration STEP = Duration.ofMillis(250);

  /// What the compiler does counts from this share of one processor on; some always is to do.
  static final double LEAST_SHARE = 0.25;

  /// What the compiler takes is missing once the process uses this share of all processors.
  private static final double USED_UP = 0.75;

  private final int processors;
  private final Supplier<CompilerLoad> load;
  private final Consumer<PoolEvent.Compiled> busy;
  private long stepBegan;
  private @Nullable CompilerLoad before;

  /// A watch that begins at an instant.
  ///
  /// @param processors how many the process may use
  /// @param load tells what was used so far
  /// @param busy told at the end of each step in which the compiler was in the way
  CompilerWatch(
      long startNanos,
      int processors,
      Supplier<CompilerLoad> load,
      Consumer<PoolEvent.Compiled> busy) {
    this.stepBegan = startNanos;
    this.processors = processors;
    this.load = load;
    this.busy = busy;
  }

  /// Looks whether a step is over at an instant; called far more often than steps end.
  void look(long nanos) {
    CompilerLoad began = before;
    long step = nanos - stepBegan;
    if (step < (began == null ? 0 : STEP.toNanos())) {
      return;
    }
    CompilerLoad now = load.get();
    if (began != null) {
      CompilerLoad used = now.since(began);
      if (used.compiledNanos() >= step * LEAST_SHARE
          && used.processNanos() >= step * processors * USED_UP) {
        busy.accept(new PoolEvent.Compiled(used.compiledNanos(), step));
      }
    }
    before = now;
    stepBegan = nanos;
  }
}
