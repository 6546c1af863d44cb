package dev.poolscope.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A setting that a sweep varies, and the values that it takes, in their order.
///
/// @param path the field's path, as `--set` takes it
/// @param values at least one, none twice
public record Varied(String path, List<String> values) {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,7})\\.\\.([0-9]{1,7})");
  private static final int MOST_VALUES = 10_000;

  /// Copies the values.
  public Varied {
    values = List.copyOf(values);
  }

  /// Reads `PATH=V1,V2,...`; `1..8` stands for the whole numbers from 1 to 8.
  ///
  /// @throws InvalidSweepException if it cannot be read
  public static Varied parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new InvalidSweepException(
          "--vary: "
              + text
              + " has no values; give a field and its values, such as"
              + " transport.maxIdleConnsPerHost=1,2,4 or ...=1..8");
    }
    List<String> values = new ArrayList<>();
    for (String part : text.substring(equals + 1).split(",", -1)) {
      addAll(text, part.strip(), values);
    }
    if (values.size() != new LinkedHashSet<>(values).size()) {
      throw new InvalidSweepException("--vary: " + text + " has a value twice; name each once");
    }
    return new Varied(text.substring(0, equals).strip(), values);
  }

  private static void addAll(String text, String part, List<String> values) {
    if (part.isEmpty()) {
      throw new InvalidSweepException("--vary: " + text + " has an empty value; leave it out");
    }
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      values.add(part);
      return;
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    if (last < first || last - first >= MOST_VALUES) {
      throw new InvalidSweepException(
          "--vary: " + part + " is no range; give one that grows, by " + MOST_VALUES + " at most");
    }
    for (int value = first; value <= last; value++) {
      values.add(String.valueOf(value));
    }
  }
}
