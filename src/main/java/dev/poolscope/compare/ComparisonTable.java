package dev.poolscope.compare;

import dev.poolscope.export.CsvText;
import dev.poolscope.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A comparison as CSV and JSON.
public final class ComparisonTable {
  /// The format of the JSON.
  public static final String SCHEMA = "poolscope/comparison/v1";

  private ComparisonTable() {}

  /// One row per setting, whose host is empty, and per number.
  public static String csv(Comparison comparison) {
    int runs = comparison.runs().size();
    List<String> header = new ArrayList<>(List.of("host", "name", "run_1"));
    for (int run = 2; run <= runs; run++) {
      header.addAll(List.of("run_" + run, "difference_" + run, "percent_" + run));
    }
    CsvText table = new CsvText(header);
    for (SettingRow setting : comparison.settings()) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(null);
      cells.add(setting.path());
      for (int run = 0; run < runs; run++) {
        cells.add(setting.values().get(run));
        if (run > 0) {
          cells.add(null);
          cells.add(null);
        }
      }
      table.row(cells.toArray());
    }
    comparison.numbers().forEach(number -> table.row(cells(number).toArray()));
    return table.toString();
  }

  private static List<@Nullable Object> cells(NumberRow number) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(number.host());
    cells.add(number.metric());
    for (int run = 0; run < number.values().size(); run++) {
      cells.add(rounded(number.values().get(run)));
      if (run > 0) {
        cells.add(rounded(number.difference(run)));
        cells.add(rounded(number.percent(run)));
      }
    }
    return cells;
  }

  /// What `compare --json` prints.
  public static Map<String, Object> json(Comparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("runs", comparison.runs().stream().map(ComparisonTable::run).toList());
    json.put("settings", comparison.settings());
    json.put("numbers", comparison.numbers().stream().map(ComparisonTable::number).toList());
    return json;
  }

  private static Map<String, @Nullable Object> run(ComparedRun run) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("directory", run.directory().toString());
    json.put("experiment", run.experiment().name());
    json.put("verdict", run.verdict());
    json.put("note", run.note());
    return json;
  }

  private static Map<String, Object> number(NumberRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<@Nullable Double> differences = new ArrayList<>();
    List<@Nullable Double> percents = new ArrayList<>();
    for (int run = 0; run < row.values().size(); run++) {
      differences.add(rounded(row.difference(run)));
      percents.add(rounded(row.percent(run)));
    }
    json.put("host", row.host());
    json.put("metric", row.metric());
    json.put("values", row.values());
    json.put("differences", differences);
    json.put("percents", percents);
    return json;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Numbers.rounded(value);
  }
}
