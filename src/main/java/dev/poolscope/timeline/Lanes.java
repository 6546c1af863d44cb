package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import org.jspecify.annotations.Nullable;

/// The lives of connections as stretches of time. Lanes are numbered by the rows of the connections
/// table.
///
/// Threading: safe for use by any thread.
public interface Lanes {
  /// What [#endNanos] returns of a connection that has not ended yet.
  long NOT_ENDED = Long.MAX_VALUE;

  /// How many lanes there are by now.
  int size();

  /// The host of a lane, by its place in [Recording#hosts].
  int host(int lane);

  /// Which of the run's clients the connection of a lane is of, from 1.
  int instance(int lane);

  /// The number that [Parts] gives to the host and the client of a lane; that of the host where the
  /// run has one client.
  default int part(int lane) {
    return host(lane);
  }

  /// When the dial began, in nanoseconds since the start of the run.
  long startNanos(int lane);

  /// When the connection was closed or its dial failed, in nanoseconds since the start of the run;
  /// [#NOT_ENDED] for one that is still being dialed or open.
  long endNanos(int lane);

  /// Why it was closed; null for one that was not, or was never opened.
  @Nullable CloseReason closeReason(int lane);

  /// How the dial failed; null for one that did not.
  @Nullable FailureKind dialFailure(int lane);

  /// How many connections were closed by now, but for those that the end of the run closed.
  int closes();

  /// The lane of one of these, in the order in which they were closed.
  ///
  /// @param close from 0
  int closedLane(int close);

  /// How many connections have ended by now: were closed, or their dials failed.
  int ends();

  /// The lane of one of these, in the order in which they ended.
  ///
  /// @param end from 0
  int endedLane(int end);

  /// The stretches of one lane that touch a range, in order and whole, even where they reach out of
  /// the range; the last one of a lane that has not ended reaches to the end of the recording.
  /// Neighbours that are shorter than `grainNanos` are given as one, [Phase#BUSY], so that the
  /// effort follows the picture, not the events; 0 gives every stretch.
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
