package dev.poolscope.model;

/// What has happened so far to the sockets that a client made for one host, counted by the threads
/// that use them: a dial before its socket exists, an open socket once it is connected, the
/// beginning of a close before it and its end after it.
///
/// Threading: immutable.
///
/// @param dialsStarted dials begun
/// @param dialsFailed dials that have failed
/// @param opened dials that have succeeded
/// @param closing closes begun
/// @param closed closes that have returned
public record SocketTally(
    long dialsStarted, long dialsFailed, long opened, long closing, long closed) {
  /// Before anything has happened.
  public static final SocketTally NONE = new SocketTally(0, 0, 0, 0, 0);

  /// The sockets of two hosts together.
  public SocketTally plus(SocketTally other) {
    return new SocketTally(
        dialsStarted + other.dialsStarted,
        dialsFailed + other.dialsFailed,
        opened + other.opened,
        closing + other.closing,
        closed + other.closed);
  }

  /// How many sockets were certainly connected at any instant from this tally to a later one: those
  /// that were by now and of which nobody has begun to close one by then. At least 0.
  public int leastUntil(SocketTally later) {
    return (int) Math.max(0, opened - later.closing);
  }

  /// How many sockets may have been connected at any instant from this tally to a later one: those
  /// that somebody has begun to dial by then and that have not come to an end by now. At least 0.
  public int mostUntil(SocketTally later) {
    return (int) Math.max(0, later.dialsStarted - dialsFailed - closed);
  }
}
