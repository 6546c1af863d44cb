package dev.poolscope.client;

import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The dials that requests have asked for and that have not begun. The scheduler begins all of them
/// behind the requests that are due together, and lets none go on before all have begun: in Go,
/// what is ready to run comes before the network, so the dials of a burst are all under way before
/// the first of them can end.
///
/// Threading: safe for use by any thread.
final class AskedDials {
  private final Scheduler scheduler;
  private final Ticker ticker;

  /// Guarded by this.
  private List<GoDial> waiting = new ArrayList<>();

  AskedDials(Scheduler scheduler, Ticker ticker) {
    this.scheduler = scheduler;
    this.ticker = ticker;
  }

  /// Leaves a dial to the scheduler.
  synchronized void add(GoDial dial) {
    waiting.add(dial);
    if (waiting.size() == 1) {
      scheduler.at(ticker.nanos(), this::beginAll);
    }
  }

  private void beginAll() {
    List<Thread> begun = take().stream().map(GoDial::begin).flatMap(Optional::stream).toList();
    begun.forEach(Thread::start);
  }

  private synchronized List<GoDial> take() {
    List<GoDial> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }
}
