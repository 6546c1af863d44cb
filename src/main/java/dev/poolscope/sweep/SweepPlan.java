package dev.poolscope.sweep;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a sweep runs: an experiment under every combination of the values of some fields, each so
/// many times. The first field changes slowest.
///
/// @param source the experiment
/// @param sets what holds at every point, as `PATH=VALUE`
/// @param varied the fields that vary
/// @param repeats how often each point is run, from 1; each time with a seed of its own
/// @param isVirtual whether it takes place in virtual time
public record SweepPlan(
    Source source, List<String> sets, List<Varied> varied, int repeats, boolean isVirtual) {
  private static final int MOST_POINTS = 100_000;

  /// A plan whose fields are named once.
  ///
  /// @throws InvalidSweepException if it cannot be
  public SweepPlan {
    sets = List.copyOf(sets);
    varied = List.copyOf(varied);
    Set<String> paths = new HashSet<>();
    long points = repeats;
    for (Varied each : varied) {
      if (!paths.add(each.path())) {
        throw new InvalidSweepException(
            "--vary: " + each.path() + " is varied twice; name each field once");
      }
      points *= each.values().size();
      if (points > MOST_POINTS) {
        throw new InvalidSweepException(
            "--vary: these are more than " + MOST_POINTS + " runs; give fewer values");
      }
    }
  }

  /// All points in their order, repeats of one behind each other.
  public List<SweepPoint> points() {
    List<List<String>> combinations = List.of(List.of());
    for (Varied each : varied) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> head : combinations) {
        for (String value : each.values()) {
          List<String> values = new ArrayList<>(head);
          values.add(value);
          longer.add(values);
        }
      }
      combinations = longer;
    }
    List<SweepPoint> points = new ArrayList<>();
    for (List<String> values : combinations) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        points.add(new SweepPoint(values, repeat));
      }
    }
    return points;
  }

  /// The settings of a point, as `PATH=VALUE`.
  public List<String> sets(SweepPoint point) {
    List<String> all = new ArrayList<>(sets);
    for (int i = 0; i < varied.size(); i++) {
      all.add(varied.get(i).path() + "=" + point.values().get(i));
    }
    return all;
  }

  /// The experiment of a point; the first repeat has the seed of the experiment, the next ones
  /// those behind it.
  ///
  /// @throws dev.poolscope.schema.ConfigException if there is no such experiment
  public Experiment experiment(SweepPoint point) {
    Experiment first = Experiments.read(source, sets(point));
    if (point.repeat() == 1) {
      return first;
    }
    List<String> sets = new ArrayList<>(sets(point));
    sets.add("seed=" + (first.seed() + point.repeat() - 1));
    return Experiments.read(source, sets);
  }
}
