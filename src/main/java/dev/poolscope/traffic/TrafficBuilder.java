package dev.poolscope.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Collects requests in any order and puts them in that of their arrivals; those of one instant
/// stay as they were added. The first arrival need not be at 0.
///
/// Threading: confined to one thread.
public final class TrafficBuilder {
  private static final int FIRST_CAPACITY = 1 << 10;

  private final List<String> hosts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final BitSet ends = new BitSet();
  private int[] host = new int[FIRST_CAPACITY];
  private long[] arrivals = new long[FIRST_CAPACITY];
  private long[] held = new long[FIRST_CAPACITY];
  private int size;

  /// Adds a request.
  ///
  /// @param arrivalNanos when it was due, on any scale of nanoseconds
  /// @param heldNanos how long it held a connection; negative counts as 0
  /// @param endsConnection whether its connection can serve no other afterwards
  public void add(String hostName, long arrivalNanos, long heldNanos, boolean endsConnection) {
    if (size == arrivals.length) {
      int more = size * 2;
      host = Arrays.copyOf(host, more);
      arrivals = Arrays.copyOf(arrivals, more);
      held = Arrays.copyOf(held, more);
    }
    host[size] =
        numbers.computeIfAbsent(
            hostName,
            name -> {
              hosts.add(name);
              return hosts.size() - 1;
            });
    arrivals[size] = arrivalNanos;
    held[size] = Math.max(0, heldNanos);
    ends.set(size, endsConnection);
    size++;
  }

  /// How many requests have been added.
  public int size() {
    return size;
  }

  /// The traffic, its times as they were added.
  public Traffic build() {
    return build(0);
  }

  /// The traffic, its times counted from the first arrival on.
  public Traffic buildFromFirstArrival() {
    return build(Arrays.stream(arrivals, 0, size).min().orElse(0));
  }

  private Traffic build(long startNanos) {
    if (isSorted()) {
      return sorted(IntStream.range(0, size).toArray(), startNanos);
    }
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingLong(request -> arrivals[request]));
    int[] plain = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    return sorted(plain, startNanos);
  }

  private boolean isSorted() {
    for (int i = 1; i < size; i++) {
      if (arrivals[i] < arrivals[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private Traffic sorted(int[] order, long startNanos) {
    int[] sortedHost = new int[size];
    long[] sortedArrivals = new long[size];
    long[] sortedHeld = new long[size];
    BitSet sortedEnds = new BitSet(size);
    for (int i = 0; i < size; i++) {
      sortedHost[i] = host[order[i]];
      sortedArrivals[i] = arrivals[order[i]] - startNanos;
      sortedHeld[i] = held[order[i]];
      sortedEnds.set(i, ends.get(order[i]));
    }
    return new Traffic(hosts, sortedHost, sortedArrivals, sortedHeld, sortedEnds);
  }
}
