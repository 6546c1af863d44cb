package dev.poolscope.balance;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// A Maglev table: endpoints, sorted by name, take turns; each takes the next free entry of its own
/// permutation of the table, lighter ones skipping turns. A key belongs to the entry at its hash
/// modulo the table size; the walk to the next endpoint goes on from there.
///
/// Source: balancer reference, Envoy (Maglev).
final class MaglevTable implements KeyTable {
  private final Endpoint[] entries;

  /// An endpoint that fills its part of the table.
  private static final class Filler {
    final Endpoint endpoint;
    final long skip;
    long position;
    double target;

    Filler(Endpoint endpoint, int size) {
      this.endpoint = endpoint;
      byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
      position = Long.remainderUnsigned(XxHash64.hash(name, 0), size);
      skip = Long.remainderUnsigned(XxHash64.hash(name, 1), size - 1L) + 1;
    }
  }

  MaglevTable(List<Endpoint> members, RuleSetup setup) {
    int size = setup.get(BalancerSettings::tableSize);
    entries = new Endpoint[size];
    List<Filler> fillers =
        members.stream()
            .sorted(Comparator.comparing(Endpoint::name))
            .map(endpoint -> new Filler(endpoint, size))
            .toList();
    fill(fillers, members.stream().mapToInt(Endpoint::weight).max().orElse(1));
  }

  private void fill(List<Filler> fillers, double heaviest) {
    int filled = 0;
    for (long turn = 1; filled < entries.length; turn++) {
      for (Filler filler : fillers) {
        if (filled == entries.length) {
          return;
        }
        if (turn * filler.endpoint.weight() < filler.target) {
          continue;
        }
        filler.target += heaviest;
        while (entries[(int) filler.position] != null) {
          filler.position = (filler.position + filler.skip) % entries.length;
        }
        entries[(int) filler.position] = filler.endpoint;
        filled++;
      }
    }
  }

  @Override
  public Endpoint find(long hash, Predicate<Endpoint> acceptable) {
    return KeyTable.walk(entries, (int) Long.remainderUnsigned(hash, entries.length), acceptable);
  }
}
