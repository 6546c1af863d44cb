package dev.poolscope.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A hash ring: every endpoint has points at the hashes of `NAME_0`, `NAME_1` and so on, in
/// proportion to its weight; a key belongs to the first point at or after its hash, unsigned, going
/// round.
///
/// The lightest endpoint has a power of two of points, the least that fills the ring. So a change
/// of members rarely changes the points of those that stay, and the keys of an endpoint that leaves
/// are then the only ones to move.
///
/// Source: balancer reference, Envoy (ring hash).
final class RingTable implements KeyTable {
  private static final double MOST_POINTS = 8_388_608;

  private final long[] hashes;
  private final Endpoint[] owners;

  /// A point of the ring.
  private record Point(long hash, Endpoint owner) {}

  RingTable(List<Endpoint> members, RuleSetup setup) {
    double total = members.stream().mapToInt(Endpoint::weight).sum();
    double lightest = members.stream().mapToInt(Endpoint::weight).min().orElse(1);
    int least = setup.get(BalancerSettings::ringSize);
    double base = 1;
    while (base * total / lightest < least) {
      base *= 2;
    }
    double perWeight = Math.min(base / lightest, MOST_POINTS / total);
    List<Point> points = new ArrayList<>();
    for (Endpoint endpoint : members) {
      long count = Math.max(1, Math.round(endpoint.weight() * perWeight));
      for (int i = 0; i < count; i++) {
        points.add(new Point(XxHash64.hash(endpoint.name() + "_" + i), endpoint));
      }
    }
    points.sort(Comparator.comparingLong(point -> point.hash() ^ Long.MIN_VALUE));
    hashes = points.stream().mapToLong(Point::hash).toArray();
    owners = points.stream().map(Point::owner).toArray(Endpoint[]::new);
  }

  @Override
  public Endpoint find(long hash, Predicate<Endpoint> acceptable) {
    int low = 0;
    int high = hashes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(hashes[middle], hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return KeyTable.walk(owners, low % owners.length, acceptable);
  }
}
