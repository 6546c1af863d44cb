package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.TableColumn;
import dev.poolscope.trace.EventLogLookup;
import dev.poolscope.trace.EventShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The table of all events. The number of a row is that of the event in the stream, so `seq` needs
/// no memory; details stay in the log.
///
/// Threading: written by one thread, read by any.
final class EventRows {
  /// What an event amounted to, in [#meaning].
  enum Meaning {
    /// Nothing that is counted, or something that the ledger refused.
    NONE,
    /// A request began.
    ISSUED,
    /// A connection was opened.
    OPENED,
    /// A request ended well.
    OK,
    /// A request failed.
    FAILED,
    /// A connection was closed.
    CLOSED,
    /// A request was given a connection that had carried none before.
    ACQUIRED_NEW,
    /// A request was given a connection that had carried one before.
    ACQUIRED_USED
  }

  private static final Meaning[] MEANINGS = Meaning.values();

  private final Longs positions;
  private final Cells times;
  private final Ints meanings;
  private final StoredTable<EventRow> rows;
  private final Table table;

  EventRows(ColumnStore store, List<String> hosts, Supplier<EventLogLookup> log) {
    positions = new Longs(store);
    meanings = new Ints(store);
    rows =
        new StoredTable<>(
            EventColumns.ALL,
            store,
            Map.of(
                EventColumns.EVENT,
                EventShape.all().stream().map(EventShape::name).toList(),
                EventColumns.HOST,
                hosts,
                EventColumns.REASON,
                reasons()));
    times = cells(EventColumns.AT);
    List<Column> columns = new ArrayList<>();
    for (TableColumn<EventRow> column : EventColumns.ALL) {
      columns.add(
          switch (column.storage()) {
            case WIDE, NARROW -> rows.stored(column);
            case ROW_NUMBER -> new RowNumbers(column);
            case LOG ->
                new LoggedColumn(
                    column,
                    positions,
                    log,
                    event -> column.text(new EventRow(new TraceEntry(0, 0, event), 0, 0)));
          });
    }
    table = rows.as("events", columns, number -> Math.clamp(number, -1, Integer.MAX_VALUE));
  }

  /// Close reasons come first, so that their numbers are their ordinals.
  private static List<String> reasons() {
    List<String> names = new ArrayList<>();
    for (CloseReason reason : CloseReason.values()) {
      names.add(reason.name());
    }
    for (FailureKind kind : FailureKind.values()) {
      names.add(kind.name());
    }
    return names;
  }

  Table table() {
    return table;
  }

  /// Adds an event; readers see it with [#publish].
  int add(EventRow event, long position) {
    int row = rows.add(event);
    positions.set(row, position);
    mean(row, Meaning.NONE);
    return row;
  }

  /// Notes what the event of a row amounted to.
  @SuppressWarnings("EnumOrdinal") // Leaves neither the program nor this run of it.
  void mean(int row, Meaning meaning) {
    meanings.set(row, meaning.ordinal());
  }

  void publish() {
    rows.publish();
  }

  Meaning meaning(int row) {
    return MEANINGS[(int) meanings.get(row)];
  }

  Cells cells(TableColumn<EventRow> column) {
    return rows.stored(column).cells();
  }

  String host(long number) {
    return rows.stored(EventColumns.HOST).textOf(number);
  }

  /// The first event behind an instant.
  int firstAfter(long nanos) {
    return (int) times.firstAbove(nanos, 0, table.size());
  }

  /// Rows numbered from 0.
  private record RowNumbers(TableColumn<?> definition) implements Column {
    @Override
    public long number(int row) {
      return row;
    }

    @Override
    public String text(int row) {
      return Integer.toString(row);
    }
  }
}
