package dev.poolscope.filter;

import dev.poolscope.timeline.Table;
import java.util.function.IntPredicate;

/// Filters of a table's rows.
///
/// ```
/// filter     = either { ("||" | "or") either }
/// either     = part { ("&&" | "and") part }
/// part       = ("!" | "not") part | "(" filter ")" | test
/// test       = column [ operator value | "in" "{" value { "," value } "}" ]
/// operator   = "==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "matches"
/// value      = word | amount | '"' text '"'
/// ```
///
/// A column alone asks whether its cell has something in it, or whether a flag is set. Amounts take
/// the units of the experiment file (`5ms`, `1m30s`, `1KiB`). `matches` finds a regular expression
/// anywhere in the text.
public final class TableFilter {
  private TableFilter() {}

  /// The test that a filter means for the rows of a table. It makes no object per row and may be
  /// used by one thread at a time; it throws a [FilterTooCostlyException] when a regular expression
  /// gets out of hand.
  ///
  /// @param text the filter; blank for all rows
  /// @throws FilterException if the filter is wrong, or does not fit the table
  public static IntPredicate compile(String text, Table table) throws FilterException {
    return text.isBlank() ? _ -> true : new RowTests(new ColumnNames(table)).of(Parser.parse(text));
  }
}
