package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What has to change in a run so that it follows from one state to another.
final class LiveChanges {
  private LiveChanges() {}

  /// The new values by path, as `Run.change` takes them.
  static Map<String, String> between(SetupState from, SetupState to) {
    List<String> paths =
        Stream.of(from, to)
            .flatMap(state -> state.edits().stream())
            .map(Edit::path)
            .distinct()
            .filter(path -> !from.draft().settingValue(path).equals(to.draft().settingValue(path)))
            .toList();
    Map<String, String> changes = new LinkedHashMap<>();
    for (String path : outermost(paths)) {
      changes.put(to.draft().named(path), to.draft().settingValue(path));
    }
    return changes;
  }

  /// Whether a run can follow from one state to another.
  static boolean possible(SetupState from, SetupState to) {
    return between(from, to).keySet().stream()
        .allMatch(path -> Experiments.schema().fixedReason(to.draft().indexed(path)).isEmpty());
  }

  private static List<String> outermost(List<String> paths) {
    List<String> outermost = new ArrayList<>(paths);
    outermost.removeIf(path -> paths.stream().anyMatch(other -> path.startsWith(other + ".")));
    return outermost;
  }
}
