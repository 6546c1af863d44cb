package dev.poolscope.filter;

import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a filter by recursive descent. "or" binds least, then "and", then "not"; equals group from
/// the left. Remembers what might have come at the place that it has reached, so that messages and
/// completion know without a second grammar.
///
/// Threading: confined to one thread.
final class Parser {
  /// Longer filters are refused, so that reading one cannot take long.
  static final int MAX_LENGTH = 4_000;

  private static final int MAX_DEPTH = 100;

  private final List<Token> tokens;
  private final EnumSet<Expected> expected = EnumSet.noneOf(Expected.class);
  private int next;
  private int depth;
  private @Nullable Term column;

  Parser(String text) {
    tokens = Lexer.tokens(text);
  }

  /// The filter as a tree.
  static Expression parse(String text) throws FilterException {
    if (text.length() > MAX_LENGTH) {
      throw problem(
          MAX_LENGTH, text.length() - MAX_LENGTH, "a filter has at most 4,000 characters");
    }
    return new Parser(text).whole();
  }

  Expression whole() throws FilterException {
    Expression read = or();
    if (token().kind() != Token.Kind.END) {
      expected.add(Expected.END);
      throw unexpected();
    }
    return read;
  }

  /// Whether everything up to the end was read or would have gone on there.
  boolean reachedEnd() {
    return token().kind() == Token.Kind.END;
  }

  /// What may come at the place reached.
  Set<Expected> expected() {
    return expected;
  }

  /// The column that a value at the place reached would be compared with.
  @Nullable Term column() {
    return column;
  }

  private Expression or() throws FilterException {
    Expression left = and();
    while (accept(Expected.OR, "||", "or")) {
      left = new Expression.Or(left, and());
    }
    return left;
  }

  private Expression and() throws FilterException {
    Expression left = not();
    while (accept(Expected.AND, "&&", "and")) {
      left = new Expression.And(left, not());
    }
    return left;
  }

  private Expression not() throws FilterException {
    if (++depth > MAX_DEPTH) {
      throw problem(token().position(), 0, "too many parentheses or ! within each other");
    }
    try {
      if (accept(Expected.NOT, "!", "not")) {
        return new Expression.Not(not());
      }
      if (accept(Expected.OPEN, "(", "(")) {
        Expression inner = or();
        require(Expected.CLOSE, ")");
        return inner;
      }
      return test();
    } finally {
      depth--;
    }
  }

  private Expression test() throws FilterException {
    Token name = token();
    expected.add(Expected.COLUMN);
    if (name.kind() != Token.Kind.WORD || !name.isValue()) {
      throw unexpected();
    }
    advance();
    Term tested = name.term();
    column = tested;
    expected.add(Expected.OPERATOR);
    if (Operator.SYMBOLS.contains(token().text()) && token().says(token().text())) {
      Operator operator = Operator.of(token().text());
      advance();
      return new Expression.Comparison(tested, operator, value());
    }
    if (accept(Expected.IN, "in", "in")) {
      return new Expression.Membership(tested, values());
    }
    return new Expression.Present(tested);
  }

  private List<Term> values() throws FilterException {
    require(Expected.OPEN_BRACE, "{");
    List<Term> values = new ArrayList<>();
    do {
      values.add(value());
    } while (accept(Expected.COMMA, ",", ","));
    require(Expected.CLOSE_BRACE, "}");
    return List.copyOf(values);
  }

  private Term value() throws FilterException {
    Token read = token();
    expected.add(Expected.VALUE);
    if (!read.isValue()) {
      throw unexpected();
    }
    advance();
    return read.term();
  }

  private void require(Expected wanted, String symbol) throws FilterException {
    if (!accept(wanted, symbol, symbol)) {
      throw unexpected();
    }
  }

  private boolean accept(Expected what, String symbol, String word) {
    expected.add(what);
    boolean there = token().says(symbol) || token().says(word);
    if (there) {
      advance();
    }
    return there;
  }

  private Token token() {
    return tokens.get(next);
  }

  private void advance() {
    next++;
    expected.clear();
  }

  private FilterException unexpected() {
    Token found = token();
    List<String> allowed = expected.stream().flatMap(e -> e.words().stream()).toList();
    String what =
        switch (found.kind()) {
          case END -> "the filter ends too early";
          case UNCLOSED -> "the closing \" is missing";
          default -> Texts.quoted(found.text()) + " does not fit here";
        };
    boolean mistyped = found.kind() == Token.Kind.WORD || found.kind() == Token.Kind.STRANGE;
    return new FilterException(
        new FilterProblem(
            found.position(), found.length(), what, allowed, mistyped ? meant(found) : null));
  }

  private @Nullable String meant(Token found) {
    List<String> words = new ArrayList<>();
    expected.stream().filter(Expected::isLiteral).forEach(e -> words.addAll(e.words()));
    if (expected.contains(Expected.AND)) {
      words.addAll(List.of("and", "or"));
    }
    return switch (found.text()) {
      case "=" -> words.contains("==") ? "==" : null;
      case "&" -> words.contains("&&") ? "&&" : null;
      case "|" -> words.contains("||") ? "||" : null;
      case String text when text.length() > 1 -> Texts.nearest(text, words);
      default -> null;
    };
  }

  private static FilterException problem(int position, int length, String what) {
    return new FilterException(new FilterProblem(position, length, what, List.of(), null));
  }
}
