package dev.poolscope.report;

import dev.poolscope.model.TraceEntry;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The events of a run's clients told apart, each client's folded as if they were a run of their
/// own: numbered anew, with what is of the whole run and of no host among them.
///
/// Threading: confined to one thread.
final class InstanceFolds {
  private final int count;
  private final List<RunFold> folds;
  private final long[] taken;

  /// The highest number of a client that the experiment does not have, 0 if there was none.
  private int unknown;

  /// @param count how many clients the run has; where that is one, there is nothing to tell apart
  InstanceFolds(List<String> hostNames, int count) {
    this(
        count,
        IntStream.range(0, count == 1 ? 0 : count)
            .mapToObj(_ -> new RunFold(hostNames, RunListener.NONE))
            .toList());
  }

  private InstanceFolds(int count, List<RunFold> folds) {
    this.count = count;
    this.folds = folds;
    this.taken = new long[folds.size()];
  }

  /// Tells no clients apart, however many there are.
  static InstanceFolds none() {
    return new InstanceFolds(Integer.MAX_VALUE, List.of());
  }

  List<RunFold> folds() {
    return folds;
  }

  /// Takes in the next entry.
  ///
  /// @param instance the client that it is of, from 1; 0 if it is of none
  void accept(TraceEntry entry, int instance) {
    if (instance > count) {
      unknown = Math.max(unknown, instance);
    } else if (instance > 0) {
      if (!folds.isEmpty()) {
        take(entry, instance - 1);
      }
    } else if (entry.event().host() == null) {
      for (int i = 0; i < folds.size(); i++) {
        take(entry, i);
      }
    }
  }

  /// Takes in that the run has come to an instant, also where a client has no event of it.
  void advanceTo(long nanos) {
    folds.forEach(fold -> fold.advanceTo(nanos));
  }

  private void take(TraceEntry entry, int place) {
    folds.get(place).accept(new TraceEntry(taken[place]++, entry.tNanos(), entry.event()));
  }

  /// Why these events cannot be those of a run with so many clients, as a sentence; null if they
  /// can.
  @Nullable String contradiction() {
    if (unknown > 0) {
      return ("has events of instance %s, and experiment.yaml beside it has instances: %s; restore"
              + " the experiment.yaml of this run")
          .formatted(unknown, count);
    }
    return folds.stream()
        .map(RunFold::contradiction)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
