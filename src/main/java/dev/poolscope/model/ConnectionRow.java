package dev.poolscope.model;

import org.jspecify.annotations.Nullable;

/// The whole life of one connection. Times are nanoseconds since the start of the run, -1 where
/// something did not happen.
///
/// @param connection its number within the run
/// @param host the target it was dialed for
/// @param localPort the client's port, 0 if the dial failed
/// @param remote address and port dialed, empty if the dial failed
/// @param protocol the HTTP protocol spoken on it, under HTTP/1 the version of its last response
/// @param tls whether it was encrypted
/// @param dialStartNanos when the dial function was called
/// @param openedNanos when the dial had succeeded
/// @param closedNanos when the close of the socket had returned
/// @param closeReason why it was closed, null while open or if never opened
/// @param closedBy which side ended it first, null while open or if never opened
/// @param requests how many requests it was given to
/// @param bytesOut bytes written to the socket, known once it is closed
/// @param bytesIn bytes read from the socket, known once it is closed
/// @param activeNanos how long requests held it in all
/// @param idleNanos how long it was open with nobody holding it
/// @param longestIdleNanos the longest stretch of that
/// @param evictedBy the connection that became idle and so exceeded the limit that it was closed
///   for, 0 if none did
/// @param instance which of the run's clients dialed it, from 1
public record ConnectionRow(
    long connection,
    String host,
    int localPort,
    String remote,
    String protocol,
    boolean tls,
    long dialStartNanos,
    long openedNanos,
    long closedNanos,
    @Nullable CloseReason closeReason,
    @Nullable ClosedBy closedBy,
    long requests,
    long bytesOut,
    long bytesIn,
    long activeNanos,
    long idleNanos,
    long longestIdleNanos,
    long evictedBy,
    int instance) {

  /// Whether it was opened and never given to a request.
  public boolean neverUsed() {
    return openedNanos >= 0 && requests == 0;
  }
}
