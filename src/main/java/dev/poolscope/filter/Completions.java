package dev.poolscope.filter;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What may come at a place in a filter: columns, operators, words that link tests, and values that
/// occur in a column.
///
/// @param from where the unfinished word before the place begins, which a choice replaces
/// @param to the place
/// @param choices what may stand there, as it is written
public record Completions(int from, int to, List<String> choices) {
  private static final int MAX_VALUES = 50;
  private static final int ROWS_LOOKED_AT = 20_000;

  /// What may come. Looks through part of the table for values, so it may take some milliseconds.
  ///
  /// @param place in characters from the start of the text
  public static Completions at(String text, int place, Table table) {
    int to = Math.min(place, Math.min(text.length(), Parser.MAX_LENGTH));
    int from = start(text, to);
    Parser parser = new Parser(text.substring(0, from));
    try {
      parser.whole();
    } catch (FilterException _) {
      if (!parser.reachedEnd()) {
        return new Completions(to, to, List.of());
      }
    }
    String begun = text.substring(from, to);
    List<String> choices =
        choices(parser, table).stream()
            .filter(choice -> fits(choice, begun) && !choice.equals(begun))
            .toList();
    return new Completions(from, to, choices);
  }

  /// The text with one of the choices in it.
  public String with(String text, String choice) {
    return text.substring(0, from) + choice + text.substring(to);
  }

  /// Where the token begins that ends at a place; the place itself behind a blank.
  private static int start(String text, int to) {
    List<Token> tokens = Lexer.tokens(text.substring(0, to));
    Token last = tokens.get(Math.max(0, tokens.size() - 2));
    boolean touches = last.length() > 0 && last.position() + last.length() == to;
    return touches && !isWhole(last) ? last.position() : to;
  }

  private static boolean isWhole(Token token) {
    return token.kind() == Token.Kind.QUOTED
        || (token.kind() == Token.Kind.SYMBOL && "(){},".contains(token.text()));
  }

  private static boolean fits(String choice, String begun) {
    String wanted = begun.startsWith("\"") ? begun.substring(1) : begun;
    String plain = choice.startsWith("\"") ? choice.substring(1) : choice;
    return plain.regionMatches(true, 0, wanted, 0, wanted.length())
        || (wanted.length() > 1 && contains(plain, wanted));
  }

  private static boolean contains(String text, String part) {
    for (int i = 1; i + part.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> choices(Parser parser, Table table) {
    ColumnNames names = new ColumnNames(table);
    Column column = column(parser.column(), names);
    Set<String> choices = new LinkedHashSet<>();
    for (Expected expected : parser.expected()) {
      switch (expected) {
        case COLUMN -> choices.addAll(names.offered());
        case OPERATOR, IN ->
            expected.words().stream()
                .filter(word -> column == null || RowTests.allowed(column).contains(word))
                .forEach(choices::add);
        case VALUE -> choices.addAll(values(column, table));
        case END -> {}
        default -> choices.addAll(expected.words());
      }
    }
    return choices;
  }

  private static @Nullable Column column(@Nullable Term name, ColumnNames names) {
    try {
      return name == null ? null : names.of(name);
    } catch (FilterException _) {
      return null;
    }
  }

  private static List<String> values(@Nullable Column column, Table table) {
    if (column == null) {
      return List.of();
    }
    return switch (column.kind()) {
      case FLAG -> List.of("true", "false");
      case TEXT -> occurring(column, table.size());
      default -> List.of();
    };
  }

  private static List<String> occurring(Column column, int rows) {
    Set<Long> seen = new TreeSet<>();
    Set<String> values = new TreeSet<>();
    int looked = Math.min(rows, ROWS_LOOKED_AT);
    for (int row = 0; row < looked && values.size() < MAX_VALUES; row++) {
      if (seen.add(column.number(row))) {
        values.add(Words.written(column.text(row)));
      }
    }
    return new ArrayList<>(values);
  }
}
