package dev.poolscope.load;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Share;
import java.util.SplittableRandom;

/// Yields the intended starts of open-loop requests, and nothing else.
///
/// Threading: confined to one thread.
@FunctionalInterface
public interface ArrivalSchedule {
  /// What [#next] returns when no arrival is left.
  long END = Long.MAX_VALUE;

  /// The next intended start in nanoseconds since the schedule began; never less than the one
  /// before; [#END] when there are no more.
  long next();

  /// The part of a schedule that a share has: every so-manieth arrival of the whole.
  static ArrivalSchedule of(ArrivalSchedule whole, Share share) {
    if (share.of() == 1) {
      return whole;
    }
    for (int i = 0; i < share.index(); i++) {
      whole.next();
    }
    return () -> {
      long own = whole.next();
      for (int i = 1; i < share.of() && own != END; i++) {
        whole.next();
      }
      return own;
    };
  }

  /// The schedule of open-loop arrivals.
  ///
  /// @param seed makes random arrivals repeatable
  /// @throws IllegalArgumentException for closed-loop arrivals, which have no schedule
  static ArrivalSchedule of(Arrivals arrivals, long seed) {
    return switch (arrivals) {
      case Arrivals.Once a -> new BurstSchedule(a.requests(), 0, a.requests());
      case Arrivals.Bursts a -> new BurstSchedule(a.size(), a.gap().toNanos(), a.requests());
      case Arrivals.Constant a -> new ConstantSchedule(a.rate(), a.requests());
      case Arrivals.Poisson a ->
          new PoissonSchedule(a.rate(), a.requests(), new SplittableRandom(seed));
      case Arrivals.Stages a -> new StagesSchedule(a.startRate(), a.stages());
      case Arrivals.Given a -> new GivenSchedule(a.at());
      case Arrivals.Closed _ ->
          throw new IllegalArgumentException("closed-loop arrivals have no schedule");
    };
  }
}
