package dev.poolscope.capture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the TCP connections of a capture. One that had begun before the capture did is left out,
/// since its beginning is not known; a port that is used again begins a new connection.
///
/// Threading: confined to one thread.
final class TcpFollower {
  private final List<TcpFlow> flows = new ArrayList<>();
  private final Map<Pair, TcpFlow> current = new HashMap<>();

  private TcpFollower() {}

  /// The connections in the frames of a source, in the order of their first SYNs.
  static CapturedTraffic follow(FrameSource source) throws IOException {
    TcpFollower follower = new TcpFollower();
    long packets = 0;
    for (CapturedFrame frame = source.next(); frame != null; frame = source.next()) {
      TcpSegment segment = TcpSegment.of(frame);
      if (segment != null) {
        follower.accept(segment);
      }
      packets++;
    }
    return new CapturedTraffic(
        follower.flows.stream().map(TcpFlow::captured).toList(), packets, source.lost());
  }

  private void accept(TcpSegment segment) {
    if (segment.has(TcpSegment.SYN) && !segment.has(TcpSegment.ACK)) {
      begin(segment);
      return;
    }
    TcpFlow sent = current.get(new Pair(segment.source(), segment.target()));
    if (sent != null) {
      sent.ofClient(segment);
      return;
    }
    TcpFlow answered = current.get(new Pair(segment.target(), segment.source()));
    if (answered != null) {
      answered.ofServer(segment);
    }
  }

  private void begin(TcpSegment syn) {
    Pair pair = new Pair(syn.source(), syn.target());
    @Nullable TcpFlow before = current.get(pair);
    if (before == null || !before.beganWith(syn)) {
      TcpFlow flow = new TcpFlow(syn);
      flows.add(flow);
      current.put(pair, flow);
    }
  }

  private record Pair(InetSocketAddress client, InetSocketAddress server) {}
}
