package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The endpoints of a balancer: who is a member, who of them the rule sees.
///
/// Threading: guarded by the balancer's lock.
final class Roster {
  private final Map<String, Endpoint> byName = new LinkedHashMap<>();
  private final @Nullable Subset subset;
  private long joined;
  private long version;
  private @Nullable List<Endpoint> visible;

  Roster(@Nullable Subset subset) {
    this.subset = subset;
  }

  Endpoint add(String name, int weight) {
    Endpoint endpoint = new Endpoint(name, weight, joined++);
    if (byName.putIfAbsent(name, endpoint) != null) {
      throw new IllegalArgumentException("there is an endpoint " + name + " already");
    }
    change();
    return endpoint;
  }

  Endpoint remove(String name) {
    Endpoint endpoint = find(name);
    byName.remove(name);
    change();
    return endpoint;
  }

  /// Changes whether an endpoint is drained; true if it was otherwise before.
  boolean drain(Endpoint endpoint, boolean drained) {
    if (endpoint.drained == drained) {
      return false;
    }
    endpoint.drained = drained;
    change();
    return true;
  }

  Endpoint find(String name) {
    Endpoint endpoint = byName.get(name);
    if (endpoint == null) {
      throw new IllegalArgumentException("there is no endpoint " + name);
    }
    return endpoint;
  }

  /// Changes with every change of members or drains.
  long version() {
    return version;
  }

  private void change() {
    version++;
    visible = null;
  }

  /// The endpoints that the rule sees, drained or not.
  List<Endpoint> visible() {
    List<Endpoint> current = visible;
    if (current == null) {
      List<Endpoint> all = List.copyOf(byName.values());
      current = subset == null ? all : subset.of(all);
      visible = current;
    }
    return current;
  }

  List<EndpointStatus> status() {
    List<Endpoint> seen = visible();
    List<EndpointStatus> status = new ArrayList<>(byName.size());
    for (Endpoint endpoint : byName.values()) {
      status.add(
          new EndpointStatus(
              endpoint.name(),
              endpoint.weight(),
              endpoint.leases,
              endpoint.counted,
              endpoint.drained,
              endpoint.ejected,
              seen.contains(endpoint)));
    }
    return List.copyOf(status);
  }

  /// Why nobody can be chosen.
  String describe() {
    List<Endpoint> seen = visible();
    long drained = seen.stream().filter(endpoint -> endpoint.drained).count();
    long ejected = seen.stream().filter(endpoint -> endpoint.ejected && !endpoint.drained).count();
    long refused = seen.size() - drained - ejected;
    return byName.isEmpty()
        ? "no endpoint: the balancer has none"
        : ("no endpoint is eligible: of %s the rule sees %s, of which %s drained, %s"
                + " ejected, %s full or passed over after failures")
            .formatted(byName.size(), seen.size(), drained, ejected, refused);
  }
}
