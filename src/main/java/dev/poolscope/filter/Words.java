package dev.poolscope.filter;

import java.util.Set;
import java.util.regex.Pattern;

/// How words, amounts and texts are written in a filter.
final class Words {
  /// Words that mean something, so that a value of that text needs quotes.
  static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "contains", "matches");

  private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private Words() {}

  static boolean startsWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean continuesWord(char c) {
    return startsWord(c) || isDigit(c) || c == '.' || c == '-';
  }

  static boolean startsAmount(char c) {
    return isDigit(c) || c == '-' || c == '+';
  }

  static boolean continuesAmount(char c) {
    return continuesWord(c) || c == ':' || c == '/' || c == '%' || c == 'µ' || c == 'μ';
  }

  /// A value as a user would write it.
  static String written(Term value) {
    return value.form() == Term.Form.AMOUNT ? value.text() : written(value.text());
  }

  /// A text as a user would write it: as a word if it is one, otherwise in quotes.
  static String written(String text) {
    boolean bare = BARE.matcher(text).matches() && !RESERVED.contains(text);
    return bare ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
