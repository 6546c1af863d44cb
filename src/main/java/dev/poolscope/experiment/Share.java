package dev.poolscope.experiment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a load that several runs send together: of open-loop arrivals each part has every
/// n-th, of workers and other numbers its even share, so that all parts together are the whole.
///
/// @param index which part it is, from 0
/// @param of how many parts there are, from 1
public record Share(int index, int of) {
  /// All of it.
  public static final Share WHOLE = new Share(0, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

  /// A part that there is.
  ///
  /// @throws IllegalArgumentException if there is no such part
  public Share {
    if (of < 1 || index < 0 || index >= of) {
      throw new IllegalArgumentException(
          index + "/" + of + " is no part; allowed: from 0/N to N-1/N, such as 0/3, 1/3 and 2/3");
    }
  }

  /// Reads `2/5`: the third part of five.
  ///
  /// @throws IllegalArgumentException if the text is no part; the message says why
  public static Share parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          text + " is no part; give which one and of how many, such as 0/3");
    }
    return new Share(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
  }

  /// Its share of a number; the shares of all parts add up to it.
  public int of(int whole) {
    return whole / of + (index < whole % of ? 1 : 0);
  }

  /// The place in the whole of its own so-manieth, both from 0.
  public long place(long own) {
    return index + own * of;
  }

  @Override
  public String toString() {
    return index + "/" + of;
  }
}
