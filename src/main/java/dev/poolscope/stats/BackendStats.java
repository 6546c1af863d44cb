package dev.poolscope.stats;

import dev.poolscope.model.PoolEvent;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the servers of a backend group have counted, each for itself.
///
/// Threading: confined to one thread.
public final class BackendStats {
  private final SortedMap<Integer, PoolEvent.BackendCounted> latest = new TreeMap<>();

  /// Takes over what one of them has counted so far.
  void counted(PoolEvent.BackendCounted counted) {
    latest.put(counted.backend(), counted);
  }

  /// The latest counts, in the order of the servers; empty where there is no group.
  public Collection<PoolEvent.BackendCounted> all() {
    return latest.values();
  }

  /// The requests of all of them.
  public long requests() {
    return latest.values().stream().mapToLong(PoolEvent.BackendCounted::requests).sum();
  }

  /// The requests of the one that has most, 0 where there is no group.
  public long most() {
    return latest.values().stream().mapToLong(PoolEvent.BackendCounted::requests).max().orElse(0);
  }

  /// The requests of the one that has least, 0 where there is no group.
  public long least() {
    return latest.values().stream().mapToLong(PoolEvent.BackendCounted::requests).min().orElse(0);
  }
}
