package dev.poolscope.filter;

import dev.poolscope.report.ColumnKind;
import dev.poolscope.timeline.Column;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// Turns a filter into a test of one table's rows that makes no object per row.
///
/// An empty cell equals no number and is neither less nor greater than any; `!=` is the opposite of
/// `==` in every case, so it holds there. An empty text equals `""`.
///
/// Threading: immutable.
final class RowTests {
  private static final List<String> FOR_TEXT = List.of("==", "!=", "contains", "matches", "in");
  private static final List<String> FOR_FLAGS = List.of("==", "!=", "in");
  private static final List<String> FOR_NUMBERS = List.of("==", "!=", "<", "<=", ">", ">=", "in");

  private final ColumnNames names;

  RowTests(ColumnNames names) {
    this.names = names;
  }

  IntPredicate of(Expression expression) throws FilterException {
    return switch (expression) {
      case Expression.Or(Expression left, Expression right) -> of(left).or(of(right));
      case Expression.And(Expression left, Expression right) -> of(left).and(of(right));
      case Expression.Not(Expression negated) -> of(negated).negate();
      case Expression.Present(Term name) -> present(names.of(name));
      case Expression.Membership(Term name, List<Term> values) -> in(names.of(name), values);
      case Expression.Comparison comparison -> comparison(comparison);
    };
  }

  private static IntPredicate present(Column column) {
    return switch (column.kind()) {
      case TEXT -> new TextTest(column, text -> !text.isEmpty());
      case FLAG -> row -> column.number(row) == 1;
      default -> row -> column.number(row) != Column.MISSING;
    };
  }

  private static IntPredicate in(Column column, List<Term> values) throws FilterException {
    if (column.kind() == ColumnKind.TEXT) {
      Set<String> wanted = new HashSet<>();
      values.forEach(value -> wanted.add(value.text()));
      return new TextTest(column, wanted::contains);
    }
    List<Long> wanted = new ArrayList<>();
    for (Term value : values) {
      wanted.add(Amounts.of(column, value));
    }
    long[] sorted = wanted.stream().mapToLong(Long::longValue).sorted().toArray();
    return row -> Arrays.binarySearch(sorted, column.number(row)) >= 0;
  }

  private IntPredicate comparison(Expression.Comparison comparison) throws FilterException {
    Column column = names.of(comparison.column());
    check(column, comparison);
    Term value = comparison.value();
    return column.kind() == ColumnKind.TEXT
        ? text(column, comparison.operator(), value)
        : number(column, comparison.operator(), Amounts.of(column, value));
  }

  private static IntPredicate text(Column column, Operator operator, Term value)
      throws FilterException {
    String wanted = value.text();
    return switch (operator) {
      case CONTAINS -> new TextTest(column, text -> text.contains(wanted));
      case MATCHES -> new TextTest(column, BoundedRegex.of(value));
      case NOT_EQUAL -> new TextTest(column, text -> !text.equals(wanted));
      default -> new TextTest(column, wanted::equals);
    };
  }

  private static IntPredicate number(Column column, Operator operator, long bound) {
    return switch (operator) {
      case NOT_EQUAL -> row -> column.number(row) != bound;
      case LESS -> row -> isBelow(column.number(row), bound);
      case LESS_OR_EQUAL ->
          row -> column.number(row) == bound || isBelow(column.number(row), bound);
      case GREATER -> row -> column.number(row) > bound;
      case GREATER_OR_EQUAL -> row -> column.number(row) >= bound;
      default -> row -> column.number(row) == bound;
    };
  }

  private static boolean isBelow(long number, long bound) {
    return number < bound && number != Column.MISSING;
  }

  private static void check(Column column, Expression.Comparison comparison)
      throws FilterException {
    List<String> allowed = allowed(column);
    if (!allowed.contains(comparison.operator().symbol())) {
      Term name = comparison.column();
      String what =
          Texts.quoted(comparison.operator().symbol())
              + " does not fit "
              + column.name()
              + ", which holds "
              + (column.kind() == ColumnKind.TEXT ? "text" : "numbers");
      throw new FilterException(
          new FilterProblem(name.position(), name.length(), what, allowed, null));
    }
  }

  /// The operators that fit a column.
  static List<String> allowed(Column column) {
    return switch (column.kind()) {
      case TEXT -> FOR_TEXT;
      case FLAG -> FOR_FLAGS;
      default -> FOR_NUMBERS;
    };
  }
}
