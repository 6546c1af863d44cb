package dev.poolscope.timeline;

import dev.poolscope.report.TableColumn;
import java.util.function.LongBinaryOperator;
import java.util.function.LongSupplier;

/// A column of times some of which still grow.
///
/// Threading: safe for use by any thread.
///
/// @param booked what is certain
/// @param since since when a cell grows, [Column#MISSING] where it does not
/// @param now the instant up to which it grows
/// @param with how the time since then counts
record GrowingColumn(Column booked, Cells since, LongSupplier now, LongBinaryOperator with)
    implements Column {
  @Override
  public TableColumn<?> definition() {
    return booked.definition();
  }

  @Override
  public long number(int row) {
    long from = since.get(row);
    long certain = booked.number(row);
    return from == MISSING
        ? certain
        : with.applyAsLong(certain, Math.max(0, now.getAsLong() - from));
  }

  @Override
  public String text(int row) {
    return Long.toString(number(row));
  }
}
