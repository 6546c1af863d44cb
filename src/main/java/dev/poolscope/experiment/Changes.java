package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Makes the changes of an experiment, and tries them one after the other before it runs.
final class Changes {
  private Changes() {}

  /// An experiment with its changes in the order of their times, each of which leads from one valid
  /// experiment to another.
  ///
  /// @param written its changes in the order of the file
  /// @throws ConfigException for the first that does not, its fields relative to the experiment
  static Experiment tried(Experiment written) {
    List<Change> changes = written.changes();
    if (changes.isEmpty()) {
      return written;
    }
    Experiment current = written.withChanges(List.of());
    List<Integer> byTime =
        IntStream.range(0, changes.size())
            .boxed()
            .sorted(Comparator.comparing(i -> changes.get(i).at()))
            .toList();
    for (int index : byTime) {
      current = tried(current, changes.get(index), "changes." + index + ".set");
    }
    return written.withChanges(byTime.stream().map(changes::get).toList());
  }

  /// An experiment as it begins and as it is after each of its changes, in the order of their
  /// times; each without changes of its own.
  static List<Experiment> states(Experiment experiment) {
    List<Experiment> states = new ArrayList<>();
    Experiment current = experiment.withChanges(List.of());
    states.add(current);
    for (Change change : experiment.changes()) {
      current = make(current, change.set());
      states.add(current);
    }
    return states;
  }

  /// An experiment with new values by path, of fields that may change while it runs.
  ///
  /// @throws ConfigException if a field is fixed for the run, a path or value is not understood, or
  ///   the result cannot be
  static Experiment make(Experiment experiment, Map<String, String> sets) {
    Problems problems = new Problems();
    sets.forEach(
        (path, value) ->
            ExperimentFormat.FORMAT
                .schema()
                .fixedReason(path)
                .ifPresent(why -> problems.add(new Place(path + "=" + value, 0), path, why)));
    problems.throwIfAny();
    Experiment changed = ExperimentFormat.FORMAT.apply(experiment, sets);
    refuseOtherLoops(experiment, changed, sets);
    refuseRealServers(experiment, changed, sets);
    return tried(changed);
  }

  /// A driver sends when requests are due or when others have ended; it cannot become the other.
  private static void refuseOtherLoops(
      Experiment before, Experiment after, Map<String, String> sets) {
    Problems problems = new Problems();
    for (int i = 0; i < before.load().size(); i++) {
      boolean closed = isClosed(before.load().get(i));
      if (closed != isClosed(after.load().get(i))) {
        String field = "load." + i + ".arrivals";
        String why =
            closed
                ? "closed arrivals stay closed while the experiment runs"
                : "arrivals cannot become closed while the experiment runs";
        String set = sets.containsKey(field) ? field : field + ".kind";
        problems.add(new Place(set + "=" + sets.getOrDefault(set, ""), 0), set, why);
      }
    }
    problems.throwIfAny();
  }

  private static void refuseRealServers(
      Experiment before, Experiment after, Map<String, String> sets) {
    Problems problems = new Problems();
    for (int i = 0; i < before.targets().size(); i++) {
      Sample sample = before.targets().get(i).sample();
      if (sample != null
          && sample.server().isReal()
          && !sample.equals(after.targets().get(i).sample())) {
        String path = settingOf(before, i, sets);
        String why =
            Labels.of(sample.server())
                + " keeps the settings that it was started with; use the embedded server to change"
                + " them while the experiment runs";
        problems.add(new Place(path + "=" + sets.getOrDefault(path, ""), 0), path, why);
      }
    }
    problems.throwIfAny();
  }

  /// The path by which the sample of a target is set.
  private static String settingOf(Experiment experiment, int target, Map<String, String> sets) {
    String byIndex = "targets." + target + ".sample";
    String byName = "targets." + experiment.targets().get(target).name() + ".sample";
    return sets.keySet().stream()
        .filter(path -> path.startsWith(byIndex) || path.startsWith(byName))
        .findFirst()
        .orElse(byName);
  }

  private static boolean isClosed(Load load) {
    return load.arrivals() instanceof Arrivals.Closed;
  }

  private static Experiment tried(Experiment current, Change change, String field) {
    try {
      return make(current, change.set());
    } catch (ConfigException e) {
      Problems problems = new Problems();
      for (Problem problem : e.problems()) {
        String path = settingOf(problem, change.set());
        String prefix =
            problem.field().isEmpty() || problem.field().equals(path) ? "" : problem.field() + ": ";
        problems.add(
            Place.NONE, path.isEmpty() ? field : field + "." + path, prefix + problem.message());
      }
      throw new ConfigException(problems.list());
    }
  }

  /// The path of the setting that a problem speaks of; empty when it is none of them alone.
  private static String settingOf(Problem problem, Map<String, String> set) {
    return set.entrySet().stream()
        .filter(entry -> problem.source().equals(entry.getKey() + "=" + entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
