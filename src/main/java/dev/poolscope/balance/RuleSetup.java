package dev.poolscope.balance;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a rule is made from.
///
/// @param settings its options, with what holds for those that are not given
/// @param counts the load of endpoints
/// @param random the random draws, which end up in the record of the pick
record RuleSetup(BalancerSettings settings, Counts counts, RandomSource random) {
  /// An option of the settings.
  @FunctionalInterface
  interface Getter<T> {
    @Nullable T of(BalancerSettings settings);
  }

  /// The value of an option that always has one, given or not.
  <T> T get(Getter<T> option) {
    return Objects.requireNonNull(option.of(settings));
  }

  /// The tie breaker of the options, or else the given one.
  TieBreaker tiesOr(TieBreaker standard) {
    @Nullable TieRule rule = settings.ties();
    return rule == null ? standard : TieBreaker.of(rule, random);
  }

  /// The tie breaker of the options, or else that of a tie rule.
  TieBreaker tiesOr(TieRule standard) {
    return tiesOr(TieBreaker.of(standard, random));
  }
}
