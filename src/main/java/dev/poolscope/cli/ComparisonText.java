package dev.poolscope.cli;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.DifferenceText;
import dev.poolscope.compare.NumberRow;
import dev.poolscope.compare.SettingRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comparison, aligned for a terminal: the runs, the settings in which they differ, the numbers.
///
/// Threading: confined to one call.
final class ComparisonText {
  private static final String NOTHING = "-";
  private static final DifferenceText NUMBERS = new DifferenceText(NOTHING);

  /// A longer value of a setting is cut.
  private static final int LONGEST_VALUE = 36;

  private final StringBuilder text = new StringBuilder();
  private final Comparison comparison;

  private ComparisonText(Comparison comparison) {
    this.comparison = comparison;
  }

  /// @param hidden how many numbers were left out because they are equal in all runs
  static String of(Comparison comparison, int hidden) {
    ComparisonText table = new ComparisonText(comparison);
    table.runs();
    table.settings();
    table.numbers();
    if (hidden > 0) {
      String numbers = hidden == 1 ? "1 number is" : hidden + " numbers are";
      table.text.append("\n  ").append(numbers).append(" equal in all runs; --all shows them\n");
    }
    return table.text.toString();
  }

  private void runs() {
    List<List<String>> rows = new ArrayList<>();
    int number = 1;
    for (ComparedRun run : comparison.runs()) {
      rows.add(List.of(String.valueOf(number++), run.name(), verdict(run)));
    }
    block(List.of("run", "directory", "verdict"), rows, 3);
  }

  private static String verdict(ComparedRun run) {
    return run.verdict().equals("none") ? NOTHING : run.verdict().replace('-', ' ');
  }

  private void settings() {
    text.append('\n');
    if (comparison.settings().isEmpty()) {
      text.append("  no setting differs\n");
      return;
    }
    List<String> heading = new ArrayList<>(List.of("setting"));
    List<List<String>> rows = new ArrayList<>();
    for (int run = 1; run <= comparison.runs().size(); run++) {
      heading.add("run " + run);
    }
    for (SettingRow setting : comparison.settings()) {
      List<String> row = new ArrayList<>();
      row.add(setting.path() + (setting.changedByHand() ? " (changed on the way)" : ""));
      setting.values().forEach(value -> row.add(cut(value)));
      rows.add(row);
    }
    block(heading, rows, heading.size());
  }

  private static String cut(@Nullable String value) {
    if (value == null) {
      return NOTHING;
    }
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private void numbers() {
    text.append('\n');
    if (comparison.numbers().isEmpty()) {
      text.append("  no number differs\n");
      return;
    }
    List<String> heading = new ArrayList<>(List.of("host", "number", "run 1"));
    for (int run = 2; run <= comparison.runs().size(); run++) {
      heading.addAll(List.of("run " + run, run + " - 1", "%"));
    }
    List<List<String>> rows = new ArrayList<>();
    String host = "";
    for (NumberRow number : comparison.numbers()) {
      rows.add(row(number, number.host().equals(host)));
      host = number.host();
    }
    block(heading, rows, 2);
  }

  private static List<String> row(NumberRow number, boolean sameHost) {
    List<String> row = new ArrayList<>();
    row.add(sameHost ? "" : number.host());
    row.add(number.metric());
    for (int run = 0; run < number.values().size(); run++) {
      row.add(NUMBERS.value(number.values().get(run)));
      if (run > 0) {
        row.add(NUMBERS.difference(number.difference(run)));
        row.add(NUMBERS.percent(number.percent(run)));
      }
    }
    return row;
  }

  private void block(List<String> heading, List<List<String>> rows, int leftColumns) {
    TextTable.append(text, heading, rows, leftColumns);
  }
}
