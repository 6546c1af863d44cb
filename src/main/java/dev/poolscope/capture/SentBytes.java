package dev.poolscope.capture;

import java.nio.ByteBuffer;
import java.util.TreeMap;

/// Puts the payload of one side's segments in order: what was sent twice counts once, what came too
/// early waits for what is before it.
///
/// Threading: confined to one thread.
final class SentBytes {
  /// Segments that wait, by their distance from the first byte.
  private final TreeMap<Long, TcpSegment> early = new TreeMap<>();

  private final RequestHeads to;
  private final int firstSequence;

  /// Bytes in order so far.
  private long position;

  /// @param firstSequence the sequence number of the first byte
  SentBytes(int firstSequence, RequestHeads to) {
    this.firstSequence = firstSequence;
    this.to = to;
  }

  void accept(TcpSegment segment) {
    if (segment.payloadBytes() == 0) {
      return;
    }
    early.putIfAbsent(distance(segment.sequence()), segment);
    while (!early.isEmpty() && early.firstKey() <= position) {
      var next = early.pollFirstEntry();
      take(next.getValue(), position - next.getKey());
    }
  }

  /// Whether bytes are missing before others.
  boolean hasHole() {
    return !early.isEmpty();
  }

  private void take(TcpSegment segment, long known) {
    if (known >= segment.payloadBytes()) {
      return;
    }
    ByteBuffer payload = segment.payload();
    int from = (int) Math.min(known, payload.limit());
    to.accept(payload.slice(from, payload.limit() - from));
    long end = segment.payloadBytes() - known;
    to.skip(end - (payload.limit() - from));
    position += end;
  }

  /// Sequence numbers begin anew after 2^32 bytes; the one meant is that nearest to what was read.
  private long distance(int sequence) {
    int ahead = sequence - (firstSequence + (int) position);
    return position + ahead;
  }
}
