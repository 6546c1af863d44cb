package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The checks of section 13 of the Go pool reference, kept by bookkeeping of their own beside the
/// pool's.
///
/// Threading: confined to the test's thread.
final class PoolChecks {
  private final PoolSimulation simulation;
  private final Map<PoolConnection, SimulatedRequest> owners = new HashMap<>();
  private final Set<PoolConnection> closed = new HashSet<>();
  private final Map<PoolConnection, Integer> uses = new HashMap<>();
  private int unmarkedUses;
  private boolean limitsHold = true;

  PoolChecks(PoolSimulation simulation) {
    this.simulation = simulation;
  }

  Optional<SimulatedRequest> ownerOf(PoolConnection connection) {
    return Optional.ofNullable(owners.get(connection)).filter(SimulatedRequest::owns);
  }

  void limitsChanged() {
    limitsHold = false;
  }

  void delivered(SimulatedRequest request, PoolConnection connection, boolean reused) {
    assertThat(connection.key()).isEqualTo(request.want().key());
    assertThat(closed).as("%s is delivered", connection).doesNotContain(connection);
    assertThat(connection.isIdle()).as("%s is idle and delivered", connection).isFalse();
    assertThat(ownerOf(connection)).as("owner of %s, delivered again", connection).isEmpty();
    assertThat(reused).isEqualTo(connection.isReused());
    if (reused) {
      assertThat(simulation.allRequests())
          .as("requests passed over when %s got %s", request.want(), connection)
          .noneMatch(other -> waitedLonger(other, request));
    }
    GoLimits limits = simulation.pool().limits();
    if (limits.maxConnectionAgeNanos() > 0 && reused) {
      assertThat(simulation.nanos() - connection.openedNanos())
          .as("age of %s, which is given to a request", connection)
          .isLessThan(limits.maxConnectionAgeNanos());
    }
    if (limits.maxRequestsPerConnection() > 0) {
      assertThat(uses.getOrDefault(connection, 0))
          .as("requests that %s has carried before it is given to one more", connection)
          .isLessThan(limits.maxRequestsPerConnection());
    }
    owners.put(connection, request);
  }

  void taken(SimulatedRequest request) {
    PoolConnection connection = request.connection();
    int before = uses.merge(connection, 1, Integer::sum) - 1;
    unmarkedUses += request.wasGivenReused() ? 0 : 1;
    assertThat(before == 0 || request.wasGivenReused())
        .as("%s was used %s times before and must be marked reused", connection, before)
        .isTrue();
  }

  void closing(PoolConnection connection) {
    assertThat(closed.add(connection)).as("%s is closed for the first time", connection).isTrue();
    assertThat(connection.closeReason()).isNotNull();
    assertThat(connection.isIdle()).as("%s is closed and idle", connection).isFalse();
  }

  void afterStep() {
    List<PoolConnection> open = new ArrayList<>(simulation.opened());
    open.removeAll(closed);
    int owned = 0;
    for (PoolConnection connection : open) {
      boolean isOwned = ownerOf(connection).isPresent();
      assertThat(isOwned ^ connection.isIdle())
          .as("%s is either in use or idle (in use %s)", connection, isOwned)
          .isTrue();
      owned += isOwned ? 1 : 0;
    }
    int idle = simulation.pool().idleCount();
    assertThat(open).as("open = in use + idle").hasSize(owned + idle);
    assertThat(simulation.idle()).as("idle connections").hasSize(idle);
    GoLimits limits = simulation.pool().limits();
    if (limitsHold && limits.maxIdleConns() != 0) {
      assertThat(idle).as("idle in all").isLessThanOrEqualTo(Math.max(0, limits.maxIdleConns()));
    }
    simulation.allRequests().stream()
        .map(request -> request.want().key())
        .distinct()
        .forEach(key -> hostAfterStep(key, open));
  }

  /// What holds once every request has ended and every dial is over.
  void atTheEnd() {
    afterStep();
    assertThat(simulation.allRequests())
        .as("requests that never ended")
        .noneMatch(request -> request.isWaiting() || request.owns());
    int open = simulation.opened().size() - closed.size();
    assertThat(simulation.pool().idleCount()).as("open is idle").isEqualTo(open);
    assertThat(simulation.sockets()).as("open sockets").isEqualTo(open);
    reuseIdentity();
  }

  private void reuseIdentity() {
    int given = uses.values().stream().mapToInt(Integer::intValue).sum();
    int neverUsed = simulation.opened().size() - uses.size();
    int reuses = uses.values().stream().mapToInt(count -> count - 1).sum();
    assertThat(simulation.opened().size() - neverUsed + reuses).isEqualTo(given);
    assertThat(unmarkedUses).as("first uses").isLessThanOrEqualTo(uses.size());
  }

  private void hostAfterStep(HostKey key, List<PoolConnection> open) {
    int dialing =
        (int)
            simulation.runningDials().stream()
                .filter(dial -> dial.request().want().key().equals(key))
                .count();
    int openHere = (int) open.stream().filter(c -> c.key().equals(key)).count();
    int idleHere = (int) open.stream().filter(c -> c.key().equals(key) && c.isIdle()).count();
    GoLimits limits = simulation.pool().limits();
    int permits = simulation.pool().permits(key);
    assertThat(permits).as("permits of %s", key).isEqualTo(dialing + openHere);
    assertThat(simulation.pool().idleCount(key)).as("idle of %s", key).isEqualTo(idleHere);
    List<SimulatedRequest> waiting = waitingFor(key);
    if (idleHere > 0) {
      assertThat(waiting).as("requests waiting beside an idle connection").isEmpty();
    }
    if (limits.maxConnsPerHost() <= 0 || permits < limits.maxConnsPerHost()) {
      assertThat(waiting).as("requests waiting without need").allMatch(this::hasRunningDial);
    }
    if (limitsHold) {
      int mayIdle = limits.maxIdleConnsPerHost() == 0 ? 2 : limits.maxIdleConnsPerHost();
      assertThat(idleHere).as("idle of %s", key).isLessThanOrEqualTo(Math.max(0, mayIdle));
    }
    if (limitsHold && limits.maxConnsPerHost() > 0) {
      assertThat(permits).as("permits of %s", key).isLessThanOrEqualTo(limits.maxConnsPerHost());
    }
  }

  private List<SimulatedRequest> waitingFor(HostKey key) {
    return simulation.allRequests().stream()
        .filter(request -> request.isWaiting() && request.want().key().equals(key))
        .toList();
  }

  private boolean hasRunningDial(SimulatedRequest request) {
    return simulation.runningDials().stream().anyMatch(dial -> dial.request() == request);
  }

  private static boolean waitedLonger(SimulatedRequest other, SimulatedRequest request) {
    return other.isWaiting()
        && other.want().key().equals(request.want().key())
        && other.want().request() < request.want().request();
  }
}
