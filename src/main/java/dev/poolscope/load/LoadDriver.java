package dev.poolscope.load;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Load;

/// Offers the requests of one load entry.
///
/// Threading: [#start] and [#change] run on the scheduler's thread, everything else on any.
public interface LoadDriver {
  /// Begins to offer load; time 0 of the arrivals is that of the run.
  void start();

  /// Goes on with changed arrivals and requests, whose time 0 is now. The kind of loop (open or
  /// closed) stays.
  void change(Load changed);

  /// Whether all its requests were sent and have ended, and none is going to be sent unless the
  /// load changes. What has ended was published before. Does not wait.
  boolean isDone();

  /// Offers nothing more, whatever is changed later. Waits some milliseconds at most for a request
  /// that is being sent.
  void stop();

  /// Tells, once [#stop] has been called, how many requests were due by then and had not been sent.
  void tellUnsent();

  /// The driver that a load entry asks for.
  static LoadDriver of(Load load, RequestSource source, LoadContext context) {
    return load.arrivals() instanceof Arrivals.Closed
        ? new ClosedLoopDriver(load, source, context)
        : new OpenLoopDriver(load, source, context);
  }
}
