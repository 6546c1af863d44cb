package dev.poolscope.units;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Pieces of messages.
public final class Texts {
  private static final int SHOWN = 60;

  private Texts() {}

  /// What the user wrote, in quotes, cut when long and without line breaks.
  public static String quoted(String text) {
    String line =
        text.codePoints().anyMatch(Character::isISOControl)
            ? text.replaceAll("\\p{Cntrl}", " ")
            : text;
    if (line.length() <= SHOWN) {
      return '"' + line + '"';
    }
    int end = Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return '"' + line.substring(0, end) + "...\"";
  }

  /// A text as it may be shown: line breaks and tabs stay, what cannot be seen by itself is written
  /// as [#escaped] does.
  public static String visible(String text) {
    if (text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isVisible(c))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + SHOWN);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean breaks = c == '\n' || c == '\t' || text.startsWith("\r\n", at);
      shown.append(breaks || isVisible(c) ? Character.toString(c) : escaped(c));
      at += Character.charCount(c);
    }
    return shown.toString();
  }

  /// Whether a character can be seen by itself: no control character, and nothing that only changes
  /// how others are shown, such as their direction.
  public static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /// A character as YAML and, below U+10000, JSON write it between double quotes.
  public static String escaped(int codePoint) {
    String form = codePoint > Character.MAX_VALUE ? "\\U%08X" : "\\u%04X";
    return String.format(Locale.ROOT, form, codePoint);
  }

  /// `a, b or c`.
  public static String either(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /// ` did you mean "x"?` with a leading semicolon, or nothing when no known name is near.
  public static String suggestion(String written, Collection<String> known) {
    String near = nearest(written, known);
    return near == null ? "" : "; did you mean \"" + near + "\"?";
  }

  /// The known name that differs from what was written by the fewest edits, or null if none is
  /// near.
  public static @Nullable String nearest(String written, Collection<String> known) {
    String wanted = written.toLowerCase(Locale.ROOT);
    if (wanted.length() > SHOWN) {
      return null;
    }
    String best = null;
    int bestDistance = (wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3)) + 1;
    for (String name : known) {
      int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /// The number of single-character edits that turn one text into the other.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
