package dev.poolscope.timeline;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.timeline.Lanes.Phase;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the connection of one lane is doing, from its events, until it has ended.
///
/// Threading: confined to one thread.
final class LiveLane {
  final int lane;
  private final Map<Long, Phase> holders = new LinkedHashMap<>();
  private boolean open;
  private boolean tls;
  private boolean peerGone;
  private boolean multiplexed;

  LiveLane(int lane) {
    this.lane = lane;
  }

  /// Takes in an event of the connection.
  void take(PoolEvent event) {
    switch (event) {
      case PoolEvent.ConnectionOpened _ -> open = true;
      case PoolEvent.TlsStarted _ -> tls = true;
      case PoolEvent.TlsEnded _ -> tls = false;
      case PoolEvent.ProtocolChosen e -> multiplexed = e.protocol().startsWith("h2");
      case PoolEvent.PeerClosed _ -> peerGone = true;
      case PoolEvent.ConnectionAcquired e -> acquired(e.request());
      case PoolEvent.FirstByte e ->
          holders.computeIfPresent(e.request(), (_, _) -> Phase.TRANSFERRING);
      case PoolEvent.ConnectionReleased e -> holders.remove(e.request());
      default -> {}
    }
  }

  Phase phase() {
    if (!holders.isEmpty()) {
      return holders.containsValue(Phase.TRANSFERRING) ? Phase.TRANSFERRING : Phase.WAITING;
    }
    if (tls) {
      return Phase.TLS;
    }
    if (!open) {
      return Phase.DIALING;
    }
    return peerGone ? Phase.PEER_GONE : Phase.IDLE;
  }

  /// The request that holds it, 0 for none or several.
  long request() {
    return holders.size() == 1 ? holders.keySet().iterator().next() : 0;
  }

  /// Where only one exchange runs at a time, the one before is over even if its release is told
  /// late.
  private void acquired(long request) {
    tls = false;
    if (!multiplexed) {
      holders.clear();
    }
    holders.put(request, Phase.WAITING);
  }
}
