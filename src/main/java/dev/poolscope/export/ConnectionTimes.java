package dev.poolscope.export;

import dev.poolscope.model.PoolEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of connections while they live, collected from the events of a run. What was
/// closed is forgotten when [#forget] says so.
///
/// Threading: confined to one thread.
final class ConnectionTimes {
  private final Map<Long, Life> lives = new HashMap<>();

  /// Takes in an event.
  void accept(long tNanos, PoolEvent event) {
    switch (event) {
      case PoolEvent.DialStarted e ->
          lives.put(e.connection(), new Life(e.connection(), e.host(), e.request(), tNanos));
      case PoolEvent.ConnectionOpened e -> {
        Life life = lives.get(e.connection());
        if (life != null) {
          life.openedNanos = tNanos;
          life.localPort = e.localPort();
          life.remote = e.remote();
        }
      }
      case PoolEvent.TlsStarted e -> {
        Life life = lives.get(e.connection());
        if (life != null) {
          life.tlsStartNanos = tNanos;
        }
      }
      case PoolEvent.TlsEnded e -> {
        Life life = lives.get(e.connection());
        if (life != null) {
          life.tlsEndNanos = tNanos;
        }
      }
      case PoolEvent.ProtocolChosen e -> {
        Life life = lives.get(e.connection());
        if (life != null) {
          life.protocol = e.protocol();
        }
      }
      default -> {}
    }
  }

  /// A connection that was dialed and not forgotten.
  @Nullable Life of(long connection) {
    return lives.get(connection);
  }

  /// Every connection that was dialed and not forgotten.
  Iterable<Life> all() {
    return lives.values();
  }

  void forget(long connection) {
    lives.remove(connection);
  }

  /// One connection; times are -1 where something has not happened.
  static final class Life {
    final long connection;
    final String host;

    /// The request that it was dialed for.
    final long dialedFor;

    final long dialStartNanos;
    long openedNanos = -1;
    long tlsStartNanos = -1;
    long tlsEndNanos = -1;
    int localPort;
    String remote = "";
    String protocol = "";

    Life(long connection, String host, long dialedFor, long dialStartNanos) {
      this.connection = connection;
      this.host = host;
      this.dialedFor = dialedFor;
      this.dialStartNanos = dialStartNanos;
    }
  }
}
