package dev.poolscope.filter;

import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.List;

/// The names by which a table's columns are known in filters: the column's own, the same without
/// its unit (`t` for `t_ns`), and the end of that behind an underscore (`reason` for
/// `close_reason`), as long as only one column has it. What comes first in this list wins.
///
/// Threading: immutable.
final class ColumnNames {
  private final Table table;
  private final List<Column> columns;

  ColumnNames(Table table) {
    this.table = table;
    this.columns = table.columns();
  }

  /// The names to offer, in the order of the columns.
  List<String> offered() {
    return columns.stream().map(column -> column.definition().shortName()).toList();
  }

  /// The column that a name stands for.
  Column of(Term name) throws FilterException {
    for (Column column : columns) {
      if (column.name().equals(name.text())) {
        return column;
      }
    }
    for (Column column : columns) {
      if (column.definition().shortName().equals(name.text())) {
        return column;
      }
    }
    List<Column> ending =
        columns.stream()
            .filter(c -> c.definition().shortName().endsWith("_" + name.text()))
            .toList();
    if (ending.size() == 1) {
      return ending.getFirst();
    }
    throw unknown(name, ending.stream().map(column -> column.definition().shortName()).toList());
  }

  /// All names that stand for exactly one column.
  private List<String> known() {
    List<String> known = new ArrayList<>(offered());
    for (String name : offered()) {
      String ending = name.substring(name.lastIndexOf('_') + 1);
      if (offered().stream().filter(other -> other.endsWith("_" + ending)).count() == 1) {
        known.add(ending);
      }
    }
    return known;
  }

  private FilterException unknown(Term name, List<String> ending) {
    String quoted = Texts.quoted(name.text());
    String what =
        ending.isEmpty()
            ? quoted + " is no column of " + table.name()
            : quoted + " may be several columns";
    List<String> allowed = ending.isEmpty() ? offered() : ending;
    String meant = ending.isEmpty() ? Texts.nearest(name.text(), known()) : null;
    return new FilterException(
        new FilterProblem(name.position(), name.length(), what, allowed, meant));
  }
}
