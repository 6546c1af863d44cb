package dev.poolscope.balance;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/// A part of the endpoints that a rule is confined to. The seed ranks every name on its own, so a
/// change of one endpoint changes the subset by at most one. Drained endpoints are left out.
///
/// @param size how many endpoints, at least 1; all if there are not more
/// @param seed which ones
public record Subset(int size, long seed) {
  /// Refuses sizes that are not positive.
  public Subset {
    if (size < 1) {
      throw new IllegalArgumentException("size is not positive: " + size);
    }
  }

  /// The subset of some endpoints, in their order.
  List<Endpoint> of(List<Endpoint> endpoints) {
    return endpoints.stream()
        .filter(endpoint -> !endpoint.drained)
        .sorted(Comparator.comparingLong(this::rank).thenComparing(Endpoint::name))
        .limit(size)
        .sorted(Comparator.comparingLong(Endpoint::order))
        .toList();
  }

  private long rank(Endpoint endpoint) {
    return XxHash64.hash(endpoint.name().getBytes(StandardCharsets.UTF_8), seed);
  }
}
