package dev.poolscope.virtual;

import dev.poolscope.pool.HostKey;
import dev.poolscope.time.VirtualTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What all pools of a run in virtual time have in common.
///
/// Threading: confined to one thread.
final class VirtualWorld {
  final VirtualTime time;
  final VirtualCosts costs;
  private final Map<HostKey, VirtualServer> servers;
  private long connections;

  VirtualWorld(VirtualTime time, VirtualCosts costs, Map<HostKey, VirtualServer> servers) {
    this.time = time;
    this.costs = costs;
    this.servers = servers;
  }

  VirtualServer server(HostKey key) {
    @Nullable VirtualServer server = servers.get(key);
    return Objects.requireNonNull(server, key.value());
  }

  /// The number of the next connection, from 1.
  long nextConnection() {
    return ++connections;
  }
}
