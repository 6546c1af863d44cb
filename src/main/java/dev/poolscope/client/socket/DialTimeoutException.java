package dev.poolscope.client.socket;

import dev.poolscope.units.Durations;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A dial got no answer within the time that it had. A [SocketTimeoutException], since OkHttp goes
/// on to a host's next address after such a one only.
public final class DialTimeoutException extends SocketTimeoutException {
  private static final long serialVersionUID = 1;

  /// @param limitNanos how long the dial was allowed to take
  public DialTimeoutException(long limitNanos) {
    super("no connection within " + Durations.format(Duration.ofNanos(limitNanos)));
  }
}
