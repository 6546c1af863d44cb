package dev.poolscope.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What compared runs are called: by what tells them apart, as `least connections` or `maxIdleConns
/// 2`, and by the time of day where that is nothing.
public final class RunNames {
  private static final int MOST_SETTINGS = 3;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private RunNames() {}

  /// The names of the runs, in their order.
  ///
  /// @param times when each of them began, in words, see [#times]
  public static List<String> of(Comparison comparison, List<String> times) {
    List<String> names = new ArrayList<>();
    for (int run = 0; run < comparison.runs().size(); run++) {
      names.add(
          settings(comparison, run).stream()
              .limit(MOST_SETTINGS)
              .collect(Collectors.joining(", ")));
    }
    List<String> told = new ArrayList<>();
    for (int run = 0; run < names.size(); run++) {
      String name = names.get(run);
      boolean alone = !name.isEmpty() && Collections.frequency(names, name) == 1;
      told.add(alone ? name : name.isEmpty() ? times.get(run) : name + ", " + times.get(run));
    }
    return told;
  }

  /// What differs of a run, setting by setting.
  ///
  /// @param run its place, from 0
  public static List<String> settings(Comparison comparison, int run) {
    List<String> words =
        comparison.settings().stream()
            .map(setting -> words(setting, run, comparison))
            .filter(text -> !text.isEmpty())
            .toList();
    return words.isEmpty() && !comparison.settings().isEmpty() ? List.of("unchanged") : words;
  }

  /// Instants as times of day, with the day where they are of several.
  public static List<String> times(List<Instant> instants, ZoneId zone) {
    long days = instants.stream().map(i -> i.atZone(zone).toLocalDate()).distinct().count();
    DateTimeFormatter format = days > 1 ? DAY_AND_TIME : TIME;
    return instants.stream().map(instant -> format.format(instant.atZone(zone))).toList();
  }

  private static String words(SettingRow setting, int run, Comparison comparison) {
    String value = setting.values().get(run);
    if (value == null) {
      return setting.changedByHand() ? "" : "no " + label(setting, comparison);
    }
    return setting.path().equals(SettingLabels.BALANCER)
        ? value.replace('-', ' ')
        : label(setting, comparison) + " " + value;
  }

  private static String label(SettingRow setting, Comparison comparison) {
    return SettingLabels.of(setting, comparison.settings());
  }
}
