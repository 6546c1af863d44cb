package dev.poolscope.compare;

import dev.poolscope.report.NumberSpread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number of the summary in several groups of repeated runs.
///
/// @param host the host label, `all` for all together
/// @param metric the column of `summary.csv`
/// @param spreads one for each group; null where one of its runs does not have the number
public record SpreadRow(String host, String metric, List<@Nullable NumberSpread> spreads) {
  private static final double PERCENT = 100;

  /// A row whose spreads never change.
  public SpreadRow {
    spreads = Collections.unmodifiableList(new ArrayList<>(spreads));
  }

  /// By how much the median of a group is more than that of the first; 0 where the groups are not
  /// apart, null where one of them has no such number.
  ///
  /// @param group its place, from 0
  public @Nullable Double difference(int group) {
    NumberSpread first = spreads.getFirst();
    NumberSpread other = spreads.get(group);
    if (first == null || other == null) {
      return null;
    }
    return other.isApartFrom(first) ? other.median() - first.median() : 0.0;
  }

  /// That difference in percent of the first group's median; null where that is 0 or there is none.
  ///
  /// @param group its place, from 0
  public @Nullable Double percent(int group) {
    NumberSpread first = spreads.getFirst();
    Double difference = difference(group);
    return first == null || difference == null || first.median() == 0
        ? null
        : difference / Math.abs(first.median()) * PERCENT;
  }

  /// Whether a group is apart from the first.
  public boolean differs() {
    for (int group = 1; group < spreads.size(); group++) {
      Double difference = difference(group);
      if (difference == null
          ? !Objects.equals(spreads.getFirst(), spreads.get(group))
          : difference != 0) {
        return true;
      }
    }
    return false;
  }
}
