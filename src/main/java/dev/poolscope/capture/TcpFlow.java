package dev.poolscope.capture;

import dev.poolscope.model.ClosedBy;
import org.jspecify.annotations.Nullable;

/// One TCP connection while it is followed, from its first SYN.
///
/// Threading: confined to one thread.
final class TcpFlow {
  private final TcpSegment syn;
  private final RequestHeads heads = new RequestHeads();
  private final SentBytes sent;
  private CapturedConnection.Answer answer = CapturedConnection.Answer.NONE;
  private @Nullable TcpSegment clientEnd;
  private @Nullable TcpSegment serverEnd;
  private @Nullable ClosedBy first;

  TcpFlow(TcpSegment syn) {
    this.syn = syn;
    sent = new SentBytes(syn.sequence() + 1, heads);
  }

  /// Whether a SYN is this connection's own, sent again.
  boolean beganWith(TcpSegment other) {
    return other.sequence() == syn.sequence();
  }

  void ofClient(TcpSegment segment) {
    sent.accept(segment);
    if (segment.ends() && clientEnd == null && isAccepted()) {
      clientEnd = segment;
      first = first == null ? ClosedBy.CLIENT : first;
    }
  }

  void ofServer(TcpSegment segment) {
    if (!isAccepted()) {
      answer =
          segment.has(TcpSegment.RST)
              ? CapturedConnection.Answer.REFUSED
              : segment.has(TcpSegment.SYN) ? CapturedConnection.Answer.ACCEPTED : answer;
    } else if (segment.ends() && serverEnd == null) {
      serverEnd = segment;
      first = first == null ? ClosedBy.SERVER : first;
    }
  }

  CapturedConnection captured() {
    boolean countable = heads.isCountable() && !sent.hasHole();
    return new CapturedConnection(
        syn.source(),
        syn.target(),
        syn.epochNanos(),
        answer,
        closedBy(),
        crossed(),
        countable ? heads.count() : -1);
  }

  private boolean isAccepted() {
    return answer == CapturedConnection.Answer.ACCEPTED;
  }

  /// Frames of two processors may be captured out of their order. Who acknowledges the other's FIN
  /// with its own has had it before.
  private @Nullable ClosedBy closedBy() {
    if (acknowledges(clientEnd, serverEnd)) {
      return ClosedBy.SERVER;
    }
    return acknowledges(serverEnd, clientEnd) ? ClosedBy.CLIENT : first;
  }

  private boolean crossed() {
    return isFin(clientEnd)
        && isFin(serverEnd)
        && !acknowledges(clientEnd, serverEnd)
        && !acknowledges(serverEnd, clientEnd);
  }

  private static boolean acknowledges(@Nullable TcpSegment one, @Nullable TcpSegment other) {
    return one != null
        && other != null
        && isFin(one)
        && isFin(other)
        && one.acknowledged() - other.nextSequence() >= 0;
  }

  private static boolean isFin(@Nullable TcpSegment end) {
    return end != null && end.has(TcpSegment.FIN) && !end.has(TcpSegment.RST);
  }
}
