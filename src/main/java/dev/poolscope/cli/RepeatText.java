package dev.poolscope.cli;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.DifferenceText;
import dev.poolscope.compare.RepeatComparison;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.compare.SpreadRow;
import dev.poolscope.report.NumberSpread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A comparison of repeated runs, aligned for a terminal: the groups, the settings in which they
/// differ, the numbers with their spread.
final class RepeatText {
  private static final String NOTHING = "-";
  private static final String NONE = "none";
  private static final DifferenceText NUMBERS = new DifferenceText(NOTHING);

  private RepeatText() {}

  /// @param hidden how many numbers were left out because no group is apart from the first
  static String of(RepeatComparison comparison, int hidden) {
    StringBuilder text = new StringBuilder();
    groups(comparison, text);
    settings(comparison, text);
    numbers(comparison, text);
    if (hidden > 0) {
      String numbers = hidden == 1 ? "1 number does" : hidden + " numbers do";
      text.append("\n  ")
          .append(numbers)
          .append(" not differ beyond what repeats differ; --all shows them\n");
    }
    for (int group = 1; group < comparison.groups().size(); group++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  A number of group %d lies beyond all of group 1 by chance in %s cases.%n",
              group + 1,
              inHowMany(comparison.chance(group))));
    }
    return text.toString();
  }

  private static String inHowMany(double chance) {
    return chance >= 1 ? "all" : String.format(Locale.ROOT, "1 of %,d", Math.round(1 / chance));
  }

  private static void groups(RepeatComparison comparison, StringBuilder text) {
    List<List<String>> rows = new ArrayList<>();
    for (int group = 0; group < comparison.groups().size(); group++) {
      String names =
          comparison.groups().get(group).places().stream()
              .map(comparison.comparison().runs()::get)
              .map(ComparedRun::name)
              .collect(Collectors.joining(" "));
      rows.add(
          List.of(
              String.valueOf(group + 1),
              String.valueOf(comparison.groups().get(group).count()),
              names));
    }
    TextTable.append(text, List.of("group", "runs", "directories"), rows, 3);
  }

  private static void settings(RepeatComparison comparison, StringBuilder text) {
    text.append('\n');
    if (comparison.settings().isEmpty()) {
      text.append("  no setting differs\n");
      return;
    }
    List<String> heading = new ArrayList<>(List.of("setting"));
    for (int group = 1; group <= comparison.groups().size(); group++) {
      heading.add("group " + group);
    }
    List<List<String>> rows = new ArrayList<>();
    for (SettingRow setting : comparison.settings()) {
      List<String> row = new ArrayList<>(List.of(setting.path()));
      comparison
          .groups()
          .forEach(group -> row.add(cell(setting.values().get(group.places().getFirst()))));
      rows.add(row);
    }
    TextTable.append(text, heading, rows, heading.size());
  }

  private static void numbers(RepeatComparison comparison, StringBuilder text) {
    text.append('\n');
    if (comparison.numbers().isEmpty()) {
      text.append("  no number differs beyond what repeats differ\n");
      return;
    }
    List<String> heading = new ArrayList<>(List.of("host", "number", "group 1"));
    for (int group = 2; group <= comparison.groups().size(); group++) {
      heading.addAll(List.of("group " + group, group + " - 1", "%"));
    }
    List<List<String>> rows = new ArrayList<>();
    String host = "";
    for (SpreadRow number : comparison.numbers()) {
      rows.add(row(number, number.host().equals(host)));
      host = number.host();
    }
    TextTable.append(text, heading, rows, 2);
  }

  private static List<String> row(SpreadRow number, boolean sameHost) {
    List<String> row = new ArrayList<>();
    row.add(sameHost ? "" : number.host());
    row.add(number.metric());
    for (int group = 0; group < number.spreads().size(); group++) {
      row.add(spread(number.spreads().get(group)));
      if (group > 0) {
        Double difference = number.difference(group);
        boolean none = difference != null && difference == 0;
        row.add(none ? NONE : NUMBERS.difference(difference));
        row.add(none ? "" : NUMBERS.percent(number.percent(group)));
      }
    }
    return row;
  }

  private static String spread(@Nullable NumberSpread spread) {
    if (spread == null) {
      return NOTHING;
    }
    String median = NUMBERS.value(spread.median());
    return spread.least() == spread.most()
        ? median
        : median
            + " ("
            + NUMBERS.value(spread.least())
            + " to "
            + NUMBERS.value(spread.most())
            + ")";
  }

  private static String cell(@Nullable String value) {
    return value == null ? NOTHING : value;
  }
}
