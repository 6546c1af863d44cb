package dev.poolscope.ui.shell;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.numbers.NumbersView;

/// Tells the numbers when the expectations of a run are those of an experiment with other settings:
/// when it begins, and again when it has ended, since settings may be changed meanwhile.
///
/// Threading: the JavaFX application thread; what is compared is read off it.
final class ExpectationsOf {
  private final Recording recording;
  private final RunContext context;
  private final FxExecutor executor;
  private final NumbersView numbers;
  private boolean isTold;
  private boolean isToldOfAll;

  ExpectationsOf(
      Recording recording, RunContext context, FxExecutor executor, NumbersView numbers) {
    this.recording = recording;
    this.context = context;
    this.executor = executor;
    this.numbers = numbers;
  }

  void pulse() {
    boolean complete = recording.isComplete();
    if (!isTold || (complete && !isToldOfAll)) {
      isTold = true;
      isToldOfAll = complete;
      ComparedRun run = ComparedRun.of(context.directory().path(), recording);
      executor.call(() -> ChangedSettings.of(run, context.unedited()), numbers::tellChanges);
    }
  }
}
