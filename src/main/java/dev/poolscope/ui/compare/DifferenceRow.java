package dev.poolscope.ui.compare;

import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.NumberRow;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// One line of the table of differences.
///
/// @param place the host, or `setting`
/// @param name what it is, in words
/// @param differs whether the runs do not all have the same
/// @param cells for each run its value, and behind all but the first the difference from that one
///   and the same in percent
record DifferenceRow(String place, String name, boolean differs, List<Cell> cells) {
  private static final String SETTING = "setting";

  /// A cell; numbers are in order by their size, texts come behind them.
  ///
  /// @param text as shown
  /// @param number what it is sorted by; null for text
  record Cell(String text, @Nullable Double number) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      if (number == null || other.number == null) {
        return number == null && other.number == null
            ? text.compareTo(other.text)
            : number == null ? 1 : -1;
      }
      return number.compareTo(other.number);
    }
  }

  /// The settings that differ, then the numbers.
  static List<DifferenceRow> of(Comparison comparison) {
    List<DifferenceRow> rows = new ArrayList<>();
    comparison.settings().forEach(setting -> rows.add(of(setting)));
    comparison.numbers().forEach(number -> rows.add(of(number)));
    return rows;
  }

  private static DifferenceRow of(SettingRow setting) {
    List<Cell> cells = new ArrayList<>();
    for (int run = 0; run < setting.values().size(); run++) {
      String value = setting.values().get(run);
      cells.add(new Cell(value == null ? NumberText.NOTHING : value, null));
      if (run > 0) {
        cells.add(new Cell("", null));
        cells.add(new Cell("", null));
      }
    }
    String how = setting.changedByHand() ? " (changed on the way)" : "";
    return new DifferenceRow(SETTING, setting.path() + how, true, cells);
  }

  private static DifferenceRow of(NumberRow row) {
    List<Cell> cells = new ArrayList<>();
    for (int run = 0; run < row.values().size(); run++) {
      Double value = row.values().get(run);
      cells.add(cell(value, NumberText::decimal));
      if (run > 0) {
        cells.add(cell(row.difference(run), difference -> signed(difference, row.metric())));
        cells.add(cell(row.percent(run), NumberText::percentDifference));
      }
    }
    return new DifferenceRow(row.host(), row.metric().replace('_', ' '), row.differs(), cells);
  }

  /// A difference with an arrow, its sign and the unit of its number.
  private static String signed(double difference, String metric) {
    String text = NumberText.difference(difference);
    String arrow = text.startsWith("+") ? "▲ " : text.equals("0") ? "" : "▼ ";
    String unit = metric.endsWith("_ms") ? " ms" : metric.endsWith("_per_second") ? "/s" : "";
    return arrow + text.replace('-', '−') + unit;
  }

  private static Cell cell(@Nullable Double number, DoubleFunction<String> text) {
    return new Cell(number == null ? NumberText.NOTHING : text.apply(number), number);
  }
}
