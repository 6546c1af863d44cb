package dev.poolscope.timeline;

import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A run's tables as of a moment: the rows that had begun by then, with their cells as they were.
///
/// Threading: safe for use by any thread, if what says the moment is.
///
/// @param connections the connections
/// @param requests the requests
/// @param events all events
/// @param picks the balancer's picks
public record TablesAsOf(Table connections, Table requests, Table events, Table picks)
    implements Tables {
  /// Tables as of a moment that may change.
  ///
  /// @param tables as they are by now
  /// @param moment says it; null for now
  public static TablesAsOf of(Tables tables, Supplier<@Nullable Moment> moment) {
    return new TablesAsOf(
        begun(
            tables.connections(),
            ConnectionColumns.DIAL_START,
            asOf(tables.connections(), ConnectionColumns.ALL, Moment::connections, moment),
            moment),
        begun(
            tables.requests(),
            RequestColumns.START,
            asOf(tables.requests(), RequestColumns.ALL, Moment::requests, moment),
            moment),
        begun(tables.events(), EventColumns.AT, tables.events().columns(), moment),
        begun(tables.picks(), PickColumns.AT, tables.picks().columns(), moment));
  }

  private static Table begun(
      Table table, TableColumn<?> begin, List<Column> columns, Supplier<@Nullable Moment> moment) {
    return table.columns().stream().noneMatch(column -> column.definition().equals(begin))
        ? table
        : new Begun(table, table.column(begin), columns, moment);
  }

  /// The columns of a table whose first one is the number of what a row is about.
  ///
  /// @param rows what had not ended at the moment
  private static <T> List<Column> asOf(
      Table table,
      List<TableColumn<T>> definitions,
      Function<Moment, Map<Long, T>> rows,
      Supplier<@Nullable Moment> moment) {
    List<Column> columns = new ArrayList<>();
    for (Column now : table.columns()) {
      definitions.stream()
          .filter(definition -> definition.equals(now.definition()))
          .<Column>map(d -> new AsOf<>(now, d, table.columns().getFirst(), rows, moment))
          .findFirst()
          .ifPresentOrElse(columns::add, () -> columns.add(now));
    }
    return List.copyOf(columns);
  }

  private record Begun(
      Table table, Column begin, List<Column> columns, Supplier<@Nullable Moment> moment)
      implements Table {
    @Override
    public String name() {
      return table.name();
    }

    @Override
    public int size() {
      Moment then = moment.get();
      return then == null
          ? table.size()
          : InOrder.countUpTo(table.size(), then.nanos(), begin::number);
    }

    @Override
    public int rowOf(long number) {
      int row = table.rowOf(number);
      return row < size() ? row : -1;
    }
  }

  private record AsOf<T>(
      Column now,
      TableColumn<T> definition,
      Column numbers,
      Function<Moment, Map<Long, T>> rows,
      Supplier<@Nullable Moment> moment)
      implements Column {
    @Override
    public long number(int row) {
      T then = then(row);
      return then == null ? now.number(row) : number(row, definition.in(then));
    }

    @Override
    public String text(int row) {
      T then = then(row);
      return then == null ? now.text(row) : definition.text(then);
    }

    /// What the row was made from at the moment; null where it has not changed since.
    private @Nullable T then(int row) {
      Moment at = moment.get();
      return at == null ? null : rows.apply(at).get(numbers.number(row));
    }

    /// Texts that the column has had at no other time get numbers that it never has.
    private long number(int row, @Nullable Object cell) {
      return switch (cell) {
        case null -> MISSING;
        case Long number -> number;
        case Boolean flag -> flag ? 1 : 0;
        default -> {
          String text = cell.toString();
          yield text.isEmpty()
              ? MISSING
              : text.equals(now.text(row)) ? now.number(row) : -1L - (text.hashCode() >>> 1);
        }
      };
    }
  }
}
