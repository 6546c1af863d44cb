package dev.poolscope.load;

import dev.poolscope.model.CallOutcome;
import java.util.function.Consumer;

/// The client as load sees it.
///
/// Threading: safe for use by any thread.
public interface PooledClient {
  /// Sends a request without waiting for it. `whenEnded` is called once, on a thread of the
  /// client's, after the request's last event has been published.
  void send(PooledRequest request, Consumer<CallOutcome> whenEnded);
}
