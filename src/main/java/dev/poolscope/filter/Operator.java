package dev.poolscope.filter;

import java.util.Arrays;
import java.util.List;

/// What compares a column with one value.
enum Operator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  CONTAINS("contains"),
  MATCHES("matches");

  static final List<String> SYMBOLS = Arrays.stream(values()).map(Operator::symbol).toList();

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  static Operator of(String symbol) {
    return values()[SYMBOLS.indexOf(symbol)];
  }
}
