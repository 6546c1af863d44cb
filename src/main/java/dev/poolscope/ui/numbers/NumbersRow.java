package dev.poolscope.ui.numbers;

import java.util.List;

/// One line of the numbers.
///
/// @param label what it is
/// @param help what exactly, in a sentence
/// @param cells its values in the order of the hosts, all of them last
/// @param isHeading whether it only names the lines below it
/// @param isBad whether anything but 0 is bad news
public record NumbersRow(
    String label, String help, List<String> cells, boolean isHeading, boolean isBad) {
  static NumbersRow heading(String label) {
    return new NumbersRow(label, "", List.of(), true, false);
  }
}
