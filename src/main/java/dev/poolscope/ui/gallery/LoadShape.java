package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// When requests are due at each host, roughly: the window cut into equal slots, for the sketch of
/// an experiment.
///
/// @param host the target's name
/// @param requests how many are due in each slot on average
record LoadShape(String host, List<Double> requests) {
  private static final double NANOS_PER_SECOND = 1e9;

  /// The shapes of all hosts in the order of the experiment.
  static List<LoadShape> of(Experiment experiment, int slots) {
    List<LoadShape> shapes = new ArrayList<>();
    double weights = experiment.targets().stream().mapToInt(Target::weight).sum();
    for (Target target : experiment.targets()) {
      double[] requests = new double[slots];
      for (Load load : experiment.load()) {
        boolean balanced = load.target().equals(Experiment.BALANCED);
        if (balanced || load.target().equals(target.name())) {
          add(
              load.arrivals(),
              experiment.duration(),
              balanced ? target.weight() / weights : 1,
              requests);
        }
      }
      shapes.add(new LoadShape(target.name(), Arrays.stream(requests).boxed().toList()));
    }
    return shapes;
  }

  /// The largest number in a slot.
  double most() {
    return requests.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static void add(Arrivals arrivals, Duration window, double share, double[] slots) {
    double seconds = window.toNanos() / NANOS_PER_SECOND;
    double slot = seconds / slots.length;
    switch (arrivals) {
      case Arrivals.Once once -> slots[0] += once.requests() * share;
      case Arrivals.Bursts bursts -> addBursts(bursts, seconds, share, slots);
      case Arrivals.Constant c -> addRate(c.rate(), c.requests(), share, slot, slots);
      case Arrivals.Poisson p -> addRate(p.rate(), p.requests(), share, slot, slots);
      case Arrivals.Stages stages -> addStages(stages, share, slot, slots);
      case Arrivals.Closed closed -> addRate(closed.workers(), 0, share, 1, slots);
    }
  }

  private static void addBursts(
      Arrivals.Bursts bursts, double seconds, double share, double[] slots) {
    double gap = bursts.gap().toNanos() / NANOS_PER_SECOND;
    long sent = 0;
    for (double at = gap; at < seconds && sent < bursts.requests(); at += gap) {
      long size = Math.min(bursts.size(), bursts.requests() - sent);
      slots[Math.min(slots.length - 1, (int) (at / seconds * slots.length))] += size * share;
      sent += size;
    }
  }

  private static void addRate(
      double perSecond, long atMost, double share, double slot, double[] slots) {
    double left = atMost == 0 ? Double.MAX_VALUE : atMost;
    for (int i = 0; i < slots.length && left > 0; i++) {
      double due = Math.min(left, perSecond * slot);
      slots[i] += due * share;
      left -= due;
    }
  }

  private static void addStages(Arrivals.Stages stages, double share, double slot, double[] slots) {
    for (int i = 0; i < slots.length; i++) {
      slots[i] += rateAt(stages, (i + 0.5) * slot) * slot * share;
    }
  }

  private static double rateAt(Arrivals.Stages stages, double second) {
    double from = 0;
    double rate = stages.startRate();
    for (Arrivals.Stage stage : stages.stages()) {
      double length = stage.duration().toNanos() / NANOS_PER_SECOND;
      if (second < from + length) {
        return rate + (stage.rate() - rate) * (second - from) / length;
      }
      from += length;
      rate = stage.rate();
    }
    return 0;
  }
}
