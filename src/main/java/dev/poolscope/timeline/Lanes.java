package dev.poolscope.timeline;

/// The lives of connections as stretches of time. Lanes are numbered by the rows of the connections
/// table.
///
/// Threading: safe for use by any thread.
public interface Lanes {
  /// How many lanes there are by now.
  int size();

  /// The stretches of one lane within a range, in order. Those shorter than `grainNanos` may be
  /// given as one with their neighbours, so that the effort follows the picture, not the events.
  void stretches(int lane, TimeRange range, long grainNanos, StretchSink sink);

  /// What a connection does for a while.
  enum Phase {
    /// TCP is being connected.
    DIALING,
    /// TLS is being agreed on.
    TLS,
    /// A request holds it and waits for the response's first byte.
    WAITING,
    /// A request holds it and the response is coming.
    TRANSFERRING,
    /// Open, held by nobody.
    IDLE,
    /// Open, held by nobody, and the peer has closed.
    PEER_GONE,
    /// Requests and pauses too short to tell apart.
    BUSY
  }

  /// Takes what [#stretches] finds.
  @FunctionalInterface
  interface StretchSink {
    /// One stretch.
    ///
    /// @param request the request that held the connection, 0 for none or several
    void stretch(Phase phase, long fromNanos, long toNanos, long request);
  }
}
