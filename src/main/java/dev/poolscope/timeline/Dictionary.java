package dev.poolscope.timeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The few different texts of a column, numbered from 0 in the order in which they came.
///
/// Threading: added to by one thread; [#text] by any thread that has learned of the number.
final class Dictionary {
  private final Map<String, Integer> numbers = new HashMap<>();
  private volatile String[] texts = new String[16];

  Dictionary(List<String> first) {
    first.forEach(this::number);
  }

  /// The number of a text, which is added if it is new.
  int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    String[] array = texts;
    if (number == array.length) {
      array = Arrays.copyOf(array, number * 2);
    }
    array[number] = text;
    texts = array;
    numbers.put(text, number);
    return number;
  }

  String text(long number) {
    return texts[(int) number];
  }
}
