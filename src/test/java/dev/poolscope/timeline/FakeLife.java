package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection's invented life; times in nanoseconds since the start of the run.
final class FakeLife {
  /// One request on it.
  record Use(long request, long from, long firstByte, long to) {}

  final String host;
  final int port;
  final long dialStart;
  final long opened;
  final long ready;
  final List<Use> uses = new ArrayList<>();
  long peerGone = Long.MAX_VALUE;
  long closed = Long.MAX_VALUE;
  @Nullable CloseReason reason;
  @Nullable FailureKind failure;

  /// @param times when the dial began, when it had succeeded, and when TLS was agreed on
  FakeLife(String host, int port, long... times) {
    this.host = host;
    this.port = port;
    this.dialStart = times[0];
    this.opened = times[1];
    this.ready = times[2];
  }

  void close(long at, CloseReason why) {
    closed = at;
    reason = why;
  }

  /// The dial came to nothing.
  void fail(long at, FailureKind kind) {
    closed = at;
    failure = kind;
  }

  long lastUse() {
    return uses.isEmpty() ? ready : uses.getLast().to();
  }
}
