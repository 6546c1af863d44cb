package dev.poolscope.compare;

import java.util.List;

/// Settings that differ between two runs, in one line.
public final class SettingSteps {
  private static final int MOST = 3;

  private SettingSteps() {}

  /// `maxIdleConns 1 → 2, window 10s → 5s and 2 more`; empty if there are none.
  public static String of(List<SettingRow> rows) {
    List<String> words =
        rows.stream()
            .limit(MOST)
            .map(row -> SettingLabels.of(row, rows) + " " + row.step())
            .toList();
    int more = rows.size() - words.size();
    return String.join(", ", words) + (more > 0 ? " and " + more + " more" : "");
  }
}
