package dev.poolscope.compare;

import dev.poolscope.export.CsvText;
import dev.poolscope.report.NumberSpread;
import dev.poolscope.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison of repeated runs as CSV and JSON.
public final class RepeatTable {
  /// The format of the JSON.
  public static final String SCHEMA = "poolscope/repeats/v1";

  private RepeatTable() {}

  /// One row per number. A difference inside the noise is 0.
  public static String csv(RepeatComparison comparison) {
    List<String> header = new ArrayList<>(List.of("host", "name"));
    for (int group = 1; group <= comparison.groups().size(); group++) {
      header.addAll(List.of("median_" + group, "least_" + group, "most_" + group));
      if (group > 1) {
        header.addAll(List.of("difference_" + group, "percent_" + group));
      }
    }
    CsvText table = new CsvText(header);
    comparison.numbers().forEach(number -> table.row(cells(number).toArray()));
    return table.toString();
  }

  private static List<@Nullable Object> cells(SpreadRow number) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(number.host());
    cells.add(number.metric());
    for (int group = 0; group < number.spreads().size(); group++) {
      NumberSpread spread = number.spreads().get(group);
      cells.add(spread == null ? null : Numbers.rounded(spread.median()));
      cells.add(spread == null ? null : Numbers.rounded(spread.least()));
      cells.add(spread == null ? null : Numbers.rounded(spread.most()));
      if (group > 0) {
        cells.add(rounded(number.difference(group)));
        cells.add(rounded(number.percent(group)));
      }
    }
    return cells;
  }

  /// What `compare --repeats --json` prints.
  public static Map<String, Object> json(RepeatComparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    List<Map<String, Object>> groups = new ArrayList<>();
    for (int group = 0; group < comparison.groups().size(); group++) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put(
          "directories",
          comparison.groups().get(group).places().stream()
              .map(place -> comparison.comparison().runs().get(place).directory().toString())
              .toList());
      if (group > 0) {
        of.put("chance", comparison.chance(group));
      }
      groups.add(of);
    }
    json.put("groups", groups);
    json.put("settings", comparison.settings());
    json.put("numbers", comparison.numbers().stream().map(RepeatTable::number).toList());
    return json;
  }

  private static Map<String, Object> number(SpreadRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<@Nullable Double> differences = new ArrayList<>();
    List<@Nullable Double> percents = new ArrayList<>();
    for (int group = 0; group < row.spreads().size(); group++) {
      differences.add(rounded(row.difference(group)));
      percents.add(rounded(row.percent(group)));
    }
    json.put("host", row.host());
    json.put("metric", row.metric());
    json.put("spreads", row.spreads());
    json.put("differences", differences);
    json.put("percents", percents);
    return json;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Numbers.rounded(value);
  }
}
