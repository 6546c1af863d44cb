package dev.poolscope.filter;

import java.util.List;

/// What may come at a place in a filter.
enum Expected {
  COLUMN("a column"),
  OPERATOR("an operator"),
  IN("in"),
  VALUE("a value"),
  OR("||"),
  AND("&&"),
  NOT("!"),
  OPEN("("),
  CLOSE(")"),
  OPEN_BRACE("{"),
  COMMA(","),
  CLOSE_BRACE("}"),
  END("the end");

  private final String word;

  Expected(String word) {
    this.word = word;
  }

  /// What it looks like.
  List<String> words() {
    return this == OPERATOR ? Operator.SYMBOLS : List.of(word);
  }

  /// Whether its words are what a user writes, not a description of it.
  boolean isLiteral() {
    return this != COLUMN && this != VALUE && this != END;
  }
}
