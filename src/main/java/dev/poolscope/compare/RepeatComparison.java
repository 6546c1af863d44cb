package dev.poolscope.compare;

import dev.poolscope.report.NumberSpread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Repeated runs of several settings laid beside each other: what repeats differ in is noise, and a
/// difference between settings that is not beyond it is said to be none.
///
/// The rule is complete separation: every value of one group is beyond every value of the other. If
/// both came from the same distribution, and no two values were equal, that would happen with the
/// chance [#chance], as in the rank test of Mann and Whitney, "On a Test of Whether one of Two
/// Random Variables is Stochastically Larger than the Other" (1947), for `U = 0`.
///
/// @param comparison all runs beside each other
/// @param groups which of them repeat each other; differences are from the first group
/// @param numbers the numbers of their summaries but those that are 0 in all runs
public record RepeatComparison(
    Comparison comparison, List<Repeats> groups, List<SpreadRow> numbers) {
  /// Runs by their settings, whatever their seeds.
  public static RepeatComparison of(Comparison comparison) {
    List<Repeats> groups = Repeats.of(comparison);
    List<SpreadRow> numbers = new ArrayList<>();
    for (NumberRow number : comparison.numbers()) {
      List<@Nullable NumberSpread> spreads = new ArrayList<>();
      groups.forEach(group -> spreads.add(spread(number, group)));
      numbers.add(new SpreadRow(number.host(), number.metric(), spreads));
    }
    return new RepeatComparison(comparison, groups, List.copyOf(numbers));
  }

  /// Null where one of the runs does not have the number.
  private static @Nullable NumberSpread spread(NumberRow number, Repeats group) {
    double[] values = new double[group.count()];
    for (int i = 0; i < values.length; i++) {
      Double value = number.values().get(group.places().get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return NumberSpread.of(values);
  }

  /// The settings in which groups differ.
  public List<SettingRow> settings() {
    return comparison.settings().stream()
        .filter(
            setting ->
                groups.stream()
                        .map(group -> setting.values().get(group.places().getFirst()))
                        .distinct()
                        .count()
                    > 1)
        .filter(setting -> !setting.path().equals("seed"))
        .toList();
  }

  /// The same with only those numbers in which a group is apart from the first.
  public RepeatComparison onlyDifferences() {
    return new RepeatComparison(
        comparison, groups, numbers.stream().filter(SpreadRow::differs).toList());
  }

  /// The chance, from 0 to 1, that a group is apart from the first in one number although nothing
  /// differs.
  ///
  /// @param group its place, from 1
  public double chance(int group) {
    int first = groups.getFirst().count();
    int all = first + groups.get(group).count();
    double ways = 1;
    for (int i = 1; i <= first; i++) {
      ways = ways * (all - first + i) / i;
    }
    return Math.min(1, 2 / ways);
  }
}
