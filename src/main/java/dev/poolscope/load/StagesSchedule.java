package dev.poolscope.load;

import dev.poolscope.experiment.Arrivals;
import java.util.List;

/// Requests at a rate that moves linearly from stage to stage. The n-th request starts when the
/// area under the rate has reached n, which is a quadratic equation within its stage.
///
/// Threading: confined to one thread.
final class StagesSchedule implements ArrivalSchedule {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Of one request: what the areas of many stages may miss by rounding. A request due at the very
  /// end of a stage must not wait for the next, which may be a pause.
  private static final double ROUNDING = 1e-6;

  private final List<Arrivals.Stage> stages;
  private int stage;
  private double stageStartSeconds;
  private double stageStartRate;
  private double doneBefore;
  private long issued;

  StagesSchedule(double startRate, List<Arrivals.Stage> stages) {
    this.stages = stages;
    this.stageStartRate = startRate;
  }

  @Override
  public long next() {
    double wanted = issued + 1.0;
    while (stage < stages.size()) {
      Arrivals.Stage current = stages.get(stage);
      double seconds = current.duration().toNanos() / NANOS_PER_SECOND;
      double area = (stageStartRate + current.rate()) / 2 * seconds;
      if (doneBefore + area >= wanted - ROUNDING) {
        issued++;
        double due = Math.min(wanted - doneBefore, area);
        double within = timeOf(due, seconds, current.rate());
        return Math.round((stageStartSeconds + within) * NANOS_PER_SECOND);
      }
      doneBefore += area;
      stageStartSeconds += seconds;
      stageStartRate = current.rate();
      stage++;
    }
    return END;
  }

  /// When the area since the stage's start reaches `area`, in seconds since then.
  private double timeOf(double area, double seconds, double endRate) {
    double slope = (endRate - stageStartRate) / seconds;
    double root = Math.sqrt(Math.max(0, stageStartRate * stageStartRate + 2 * slope * area));
    // The form of the quadratic formula that does not cancel for small slopes.
    return 2 * area / (stageStartRate + root);
  }
}
