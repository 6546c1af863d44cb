package dev.poolscope.ui.session;

import dev.poolscope.timeline.Moment;
import dev.poolscope.ui.fx.FxExecutor;

/// Reads how a run stood at the instant that its views show, where that is not the end.
///
/// Threading: the JavaFX application thread; reads off it.
public final class MomentReader {
  private final RunView view;
  private final FxExecutor work;
  private Runnable stop = () -> {};
  private boolean isReading;

  /// A reader for the views of one run.
  public MomentReader(RunView view, FxExecutor work) {
    this.view = view;
    this.work = work;
  }

  /// Reads what is shown by now, if that is not known. To be called some times a second.
  public void pulse() {
    long nanos = view.nowNanosProperty().get();
    Moment known = view.moment();
    if (isReading || view.showsAll() || (known != null && known.nanos() == nanos)) {
      return;
    }
    isReading = true;
    stop = work.call(() -> view.recording().asOf(nanos), this::read);
  }

  private void read(Moment moment) {
    isReading = false;
    view.take(moment);
  }

  /// Reads no more.
  public void dispose() {
    isReading = true;
    stop.run();
  }
}
