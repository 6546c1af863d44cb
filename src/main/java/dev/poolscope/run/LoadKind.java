package dev.poolscope.run;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Load;
import java.time.Duration;
import java.util.List;

/// How much the first moments of a load depend on code that is compiled already.
enum LoadKind {
  LITTLE(Duration.ofMillis(1500)),
  /// What is late at its beginning stays late for seconds.
  MUCH(Duration.ofSeconds(4)),
  /// It leaves the compiler no processor to catch up with.
  SUSTAINED(Duration.ofSeconds(8));

  /// Requests at once or a second, or workers, from which on load is much.
  private static final int MANY = 200;

  /// Requests a second from which on they are sustained load.
  private static final int SUSTAINED_RATE = 1000;

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Duration warmUp;

  LoadKind(Duration warmUp) {
    this.warmUp = warmUp;
  }

  /// How long the warm-up before such a load takes at most.
  Duration warmUp() {
    return warmUp;
  }

  /// What several loads at once are.
  static LoadKind of(List<Load> loads) {
    if (loads.stream().mapToDouble(load -> rate(load.arrivals())).sum() >= SUSTAINED_RATE) {
      return SUSTAINED;
    }
    return loads.stream().anyMatch(load -> isMuch(load.arrivals())) ? MUCH : LITTLE;
  }

  private static boolean isMuch(Arrivals arrivals) {
    return switch (arrivals) {
      case Arrivals.Once a -> a.requests() >= MANY;
      case Arrivals.Bursts a -> a.size() >= MANY;
      case Arrivals.Closed a -> a.workers() >= MANY;
      case Arrivals.Constant _, Arrivals.Poisson _, Arrivals.Stages _, Arrivals.Given _ ->
          rate(arrivals) >= MANY;
    };
  }

  /// The highest rate of an open loop, in requests a second; 0 for the others.
  private static double rate(Arrivals arrivals) {
    return switch (arrivals) {
      case Arrivals.Constant a -> a.rate();
      case Arrivals.Poisson a -> a.rate();
      case Arrivals.Stages a ->
          a.stages().stream().mapToDouble(Arrivals.Stage::rate).reduce(a.startRate(), Math::max);
      case Arrivals.Given a -> a.mostWithin(SECOND);
      case Arrivals.Once _, Arrivals.Bursts _, Arrivals.Closed _ -> 0;
    };
  }
}
