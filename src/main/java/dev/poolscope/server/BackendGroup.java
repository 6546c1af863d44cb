package dev.poolscope.server;

import dev.poolscope.experiment.Placement;
import dev.poolscope.experiment.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The servers behind one address, each of which has the connections that were placed on it.
///
/// Threading: safe for use by any thread; state is guarded by this.
final class BackendGroup {
  private final RandomGenerator random;
  private final List<Backend> all = new ArrayList<>();
  private int size;
  private Placement placement;
  private long placed;

  /// @param random where random placements come from
  BackendGroup(Sample sample, RandomGenerator random) {
    this.random = random;
    placement = sample.placement();
    resize(sample.backends());
  }

  /// Places connections as a changed sample says. Those that are placed stay.
  synchronized void behave(Sample sample) {
    placement = sample.placement();
    resize(sample.backends());
  }

  /// Places a connection.
  synchronized Backend place() {
    int index =
        switch (placement) {
          case ROUND_ROBIN -> (int) (placed % size);
          case RANDOM -> random.nextInt(size);
        };
    placed++;
    Backend backend = all.get(index);
    backend.countConnection();
    return backend;
  }

  /// What each has counted, also those that get no more connections; nothing while there has been
  /// one only.
  synchronized List<BackendCounts> counts() {
    return all.size() == 1 ? List.of() : all.stream().map(Backend::counts).toList();
  }

  private void resize(int backends) {
    size = backends;
    while (all.size() < backends) {
      all.add(new Backend(all.size() + 1));
    }
  }
}
