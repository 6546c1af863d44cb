package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Tries the changes of an experiment one after the other, before it runs.
final class Changes {
  private Changes() {}

  /// Checks that each change leads from one valid experiment to another.
  ///
  /// @param start the experiment as it starts, without changes
  /// @param changes in the order of the file
  /// @throws ConfigException for the first that does not, its fields relative to the experiment
  static void check(Experiment start, List<Change> changes) {
    Experiment current = start;
    List<Integer> byTime =
        IntStream.range(0, changes.size())
            .boxed()
            .sorted(Comparator.comparing(i -> changes.get(i).at()))
            .toList();
    for (int index : byTime) {
      current = applied(current, changes.get(index), "changes." + index + ".set");
    }
  }

  private static Experiment applied(Experiment current, Change change, String field) {
    Experiment changed = current;
    try {
      changed = Experiments.change(current, change.set());
    } catch (ConfigException e) {
      Problems problems = new Problems();
      for (Problem problem : e.problems()) {
        String path = settingOf(problem, change.set());
        String prefix =
            problem.field().isEmpty() || problem.field().equals(path) ? "" : problem.field() + ": ";
        problems.add(
            Place.NONE, path.isEmpty() ? field : field + "." + path, prefix + problem.message());
      }
      problems.throwIfAny();
    }
    return changed;
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
