package dev.poolscope.sweep;

import dev.poolscope.report.NumberSpread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a sweep says: of each combination of values the middle of its runs, and which of them are
/// worth a look.
///
/// @param lines one for each combination of values, in the order of the plan
public record SweepTable(List<Line> lines) {
  private static final String OPENED = "connections_opened";
  private static final String WAITED = "waiting_p99_ms";
  private static final String PEAK = "peak_open";
  private static final List<String> LIMIT_CLOSES =
      List.of(
          "closed_IDLE_PER_HOST_LIMIT",
          "closed_IDLE_PER_HOST_LIMIT_UNUSED",
          "closed_IDLE_TOTAL_LIMIT",
          "closed_IDLE_TIMEOUT",
          "closed_IDLE_LIMIT_EVICTED",
          "closed_KEEP_ALIVE_EXPIRED");

  /// Copies the list.
  public SweepTable {
    lines = List.copyOf(lines);
  }

  /// One combination of values.
  ///
  /// @param values the value of each field that varies
  /// @param opened connections opened
  /// @param churn connections closed by a limit of the pool
  /// @param peakOpen the most connections open together
  /// @param waitedMillis the 99th percentile of the time until a request had a connection
  /// @param failed requests that failed
  /// @param held how many of the runs held what was expected, or had nothing to hold
  /// @param runs how many there are
  public record Line(
      List<String> values,
      NumberSpread opened,
      NumberSpread churn,
      NumberSpread peakOpen,
      NumberSpread waitedMillis,
      NumberSpread failed,
      int held,
      int runs) {
    /// Copies the values.
    public Line {
      values = List.copyOf(values);
    }
  }

  /// The table of a sweep's rows so far.
  public static SweepTable of(List<SweepRow> rows) {
    Map<List<String>, List<SweepRow>> byValues = new LinkedHashMap<>();
    for (SweepRow row : rows) {
      byValues.computeIfAbsent(row.point().values(), _ -> new ArrayList<>()).add(row);
    }
    List<Line> lines = new ArrayList<>();
    byValues.forEach((values, all) -> lines.add(line(values, all)));
    return new SweepTable(lines);
  }

  private static Line line(List<String> values, List<SweepRow> rows) {
    return new Line(
        values,
        spread(rows, OPENED),
        NumberSpread.of(rows.stream().mapToDouble(SweepTable::churn).toArray()),
        spread(rows, PEAK),
        spread(rows, WAITED),
        spread(rows, "requests_failed"),
        (int)
            rows.stream()
                .filter(row -> !row.cells().getOrDefault("verdict", "").equals("not-held"))
                .count(),
        rows.size());
  }

  private static NumberSpread spread(List<SweepRow> rows, String column) {
    return NumberSpread.of(rows.stream().mapToDouble(row -> row.number(column)).toArray());
  }

  private static double churn(SweepRow row) {
    return LIMIT_CLOSES.stream()
        .mapToDouble(row::number)
        .filter(value -> !Double.isNaN(value))
        .sum();
  }

  /// The first line, in the order of the values, of whose runs none lost a connection to a limit.
  public Optional<Line> firstWithoutChurn() {
    return lines.stream().filter(line -> line.churn().most() == 0).findFirst();
  }

  /// The lines that no other one beats: no other has as few connections at the most, as short waits
  /// and as few connections opened, and less of one of them. Of equal ones it is the first.
  public List<Line> frontier() {
    List<Line> best = new ArrayList<>();
    for (Line line : lines) {
      boolean isBeaten = lines.stream().anyMatch(other -> beats(other, line));
      boolean isThere = best.stream().anyMatch(other -> isAsGood(other, line));
      if (!isBeaten && !isThere) {
        best.add(line);
      }
    }
    return best;
  }

  private static boolean beats(Line first, Line second) {
    return isAsGood(first, second) && !isAsGood(second, first);
  }

  private static boolean isAsGood(Line first, Line second) {
    return first.peakOpen().median() <= second.peakOpen().median()
        && first.waitedMillis().median() <= second.waitedMillis().median()
        && first.opened().median() <= second.opened().median();
  }
}
