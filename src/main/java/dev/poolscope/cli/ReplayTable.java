package dev.poolscope.cli;

import dev.poolscope.export.CsvText;
import dev.poolscope.picks.ReplayRow;
import dev.poolscope.report.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Where requests would have gone, as CSV and JSON.
final class ReplayTable {
  /// Stands for the host of requests that got none; no target may have this name.
  static final String NO_HOST = "none";

  private static final List<String> COLUMNS =
      List.of("balancer", "host", "picks", "share", "jain_index", "max_over_mean", "moved_keys");

  private ReplayTable() {}

  static String csv(List<ReplayRow> rows) {
    CsvText table = new CsvText(COLUMNS);
    for (ReplayRow row : rows) {
      for (ReplayRow.HostPicks host : row.hosts()) {
        table.row(
            row.balancer(),
            host.host(),
            host.picks(),
            Numbers.rounded(host.share()),
            rounded(row.jainIndex()),
            rounded(row.maxOverMean()),
            rounded(row.movedKeys()));
      }
      if (row.refused() > 0) {
        table.row(row.balancer(), NO_HOST, row.refused(), null, null, null, null);
      }
    }
    return table.toString();
  }

  static List<Map<String, @Nullable Object>> json(List<ReplayRow> rows) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (ReplayRow row : rows) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("balancer", row.balancer());
      entry.put("hosts", row.hosts());
      entry.put("refused", row.refused());
      entry.put("jain_index", rounded(row.jainIndex()));
      entry.put("max_over_mean", rounded(row.maxOverMean()));
      entry.put("moved_keys", rounded(row.movedKeys()));
      list.add(entry);
    }
    return list;
  }

  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isEmpty() ? null : Numbers.rounded(value.getAsDouble());
  }
}
