package dev.poolscope.ui.scope;

import dev.poolscope.model.FailureKind;
import dev.poolscope.ui.fx.NumberText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Failed requests in words: `93 refused, 7 timed out`.
final class FailedInWords {
  private FailedInWords() {}

  /// All of them by their kinds.
  ///
  /// @param counts how many failed, by kind, the most frequent first
  static String of(Map<FailureKind, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> NumberText.whole(count.getValue()) + " " + count.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /// As much of it as has room; the most frequent kind is named before all others are.
  static String of(Map<FailureKind, Long> counts, Predicate<String> fits) {
    if (counts.isEmpty()) {
      return "";
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    Map.Entry<FailureKind, Long> first = counts.entrySet().iterator().next();
    String most = NumberText.whole(first.getValue()) + " " + first.getKey().words();
    return LimitLabels.firstThatFits(
        List.of(
            of(counts),
            most + ", " + NumberText.whole(all - first.getValue()) + " other",
            NumberText.whole(all) + " failed"),
        fits);
  }
}
