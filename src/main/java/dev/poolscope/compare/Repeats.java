package dev.poolscope.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs of the same settings, whatever their seeds.
///
/// @param places where they stand among the runs that are compared, from 0
public record Repeats(List<Integer> places) {
  private static final String SEED = "seed";

  /// How many runs there are.
  public int count() {
    return places.size();
  }

  /// The runs of a comparison by their settings, in the order of the first of each.
  static List<Repeats> of(Comparison comparison) {
    Map<List<@Nullable String>, List<Integer>> bySettings = new LinkedHashMap<>();
    for (int run = 0; run < comparison.runs().size(); run++) {
      List<@Nullable String> settings = new ArrayList<>();
      for (SettingRow setting : comparison.settings()) {
        if (!setting.path().equals(SEED)) {
          settings.add(setting.values().get(run));
        }
      }
      bySettings.computeIfAbsent(settings, _ -> new ArrayList<>()).add(run);
    }
    return bySettings.values().stream().map(places -> new Repeats(List.copyOf(places))).toList();
  }
}
