package dev.poolscope.model;

import org.jspecify.annotations.Nullable;

/// The whole life of one request. Times are nanoseconds since the start of the run, -1 where
/// something did not happen; those of a retried request are the last attempt's.
///
/// @param request its number within the run
/// @param host its target
/// @param intendedNanos when it should have started
/// @param startNanos when it started
/// @param acquiredNanos when it was given a connection
/// @param sentNanos when it had been written
/// @param firstByteNanos when the response's first byte was there
/// @param endNanos when it ended
/// @param connection the last connection it was given, 0 for none
/// @param reused whether that connection had carried a request before
/// @param attempts how many connections it was given
/// @param retries how many attempts failed and were repeated
/// @param status the response's status, 0 for none
/// @param failure how it failed, null if it succeeded or has not ended
/// @param bytesIn body bytes read by the caller
/// @param client the identity it carried
/// @param instance which of the run's clients carried it out, from 1
public record RequestRow(
    long request,
    String host,
    long intendedNanos,
    long startNanos,
    long acquiredNanos,
    long sentNanos,
    long firstByteNanos,
    long endNanos,
    long connection,
    boolean reused,
    int attempts,
    int retries,
    int status,
    @Nullable FailureKind failure,
    long bytesIn,
    String client,
    int instance) {

  /// Whether it ended without a failure.
  public boolean isOk() {
    return endNanos >= 0 && failure == null;
  }

  /// From the actual start to the end, in nanoseconds.
  public long serviceNanos() {
    return endNanos - startNanos;
  }

  /// From the intended start to the end, in nanoseconds.
  public long responseNanos() {
    return endNanos - intendedNanos;
  }
}
