package dev.poolscope.filter;

import java.util.List;
import java.util.stream.Collectors;

/// A filter as a tree. Its [#text] reads back as the same tree.
sealed interface Expression {
  /// Either of two holds.
  record Or(Expression left, Expression right) implements Expression {}

  /// Both of two hold.
  record And(Expression left, Expression right) implements Expression {}

  /// The other does not hold.
  record Not(Expression negated) implements Expression {}

  /// The column's cell has something in it; of a flag, the flag is set.
  record Present(Term column) implements Expression {}

  /// The column's cell compared with a value.
  record Comparison(Term column, Operator operator, Term value) implements Expression {}

  /// The column's cell equals one of at least one value.
  record Membership(Term column, List<Term> values) implements Expression {}

  /// The filter as a user would write it, with the fewest parentheses.
  default String text() {
    return switch (this) {
      case Or(Expression left, Expression right) -> left.text() + " || " + right.below(1);
      case And(Expression left, Expression right) -> left.below(1) + " && " + right.below(2);
      case Not(Expression negated) -> "!" + negated.below(2);
      case Present(Term column) -> column.text();
      case Comparison(Term column, Operator operator, Term value) ->
          column.text() + " " + operator.symbol() + " " + Words.written(value);
      case Membership(Term column, List<Term> values) ->
          values.stream()
              .map(Words::written)
              .collect(Collectors.joining(", ", column.text() + " in {", "}"));
    };
  }

  /// The text as a part of something that binds more strongly than the given level: 0 for "or", 1
  /// for "and", 2 for the rest.
  private String below(int level) {
    int own =
        switch (this) {
          case Or _ -> 0;
          case And _ -> 1;
          default -> 2;
        };
    return own < level ? "(" + text() + ")" : text();
  }
}
