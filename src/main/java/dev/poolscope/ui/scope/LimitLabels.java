package dev.poolscope.ui.scope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Keeps the labels of limits from lying over each other.
final class LimitLabels {
  private LimitLabels() {}

  /// A label and the height of its middle, in pixels from the top of the plot.
  record Label(String words, double middle) {}

  /// The labels one below the other, each where it is wanted, or as far below as those above it
  /// make it; what would come to lie too low is left out.
  ///
  /// @param height of one label, in pixels
  /// @param lowest where the middle of the last one may be
  static List<Label> apart(List<Label> wanted, double height, double lowest) {
    List<Label> placed = new ArrayList<>();
    double next = Double.NEGATIVE_INFINITY;
    for (Label label : wanted.stream().sorted(Comparator.comparingDouble(Label::middle)).toList()) {
      double middle = Math.max(label.middle(), next);
      if (middle <= lowest) {
        placed.add(new Label(label.words(), middle));
        next = middle + height;
      }
    }
    return placed;
  }

  /// The first of several ways to say something that has room, empty if none has.
  static String firstThatFits(List<String> ways, Predicate<String> fits) {
    return ways.stream().filter(fits).findFirst().orElse("");
  }
}
