package dev.poolscope.report;

import dev.poolscope.experiment.Arrivals;
import org.jspecify.annotations.Nullable;

/// What a load was meant to send, in the words of the summary's columns.
final class PlannedLoad {
  private PlannedLoad() {}

  static String pattern(@Nullable Arrivals arrivals) {
    return switch (arrivals) {
      case null -> "";
      case Arrivals.Once _ -> "once";
      case Arrivals.Bursts _ -> "burst";
      case Arrivals.Constant _ -> "constant";
      case Arrivals.Poisson _ -> "poisson";
      case Arrivals.Stages _ -> "stages";
      case Arrivals.Given _ -> "given";
      case Arrivals.Closed _ -> "closed";
    };
  }

  /// The number of requests planned; empty where only the load phase limits it.
  static Object requests(@Nullable Arrivals arrivals) {
    long requests =
        switch (arrivals) {
          case null -> 0;
          case Arrivals.Once a -> a.requests();
          case Arrivals.Bursts a -> a.requests();
          case Arrivals.Constant a -> a.requests();
          case Arrivals.Poisson a -> a.requests();
          case Arrivals.Stages _ -> 0;
          case Arrivals.Given a -> a.at().size();
          case Arrivals.Closed a -> a.requests();
        };
    return requests == 0 ? "" : requests;
  }
}
