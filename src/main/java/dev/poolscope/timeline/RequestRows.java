package dev.poolscope.timeline;

import dev.poolscope.model.RequestRow;
import dev.poolscope.report.RequestColumns;
import java.util.List;

/// The table of requests, in the order in which they were issued.
///
/// Threading: written by one thread, read by any.
final class RequestRows {
  private final StoredTable<RequestRow> rows;
  private final NumberIndex index;
  private final Table table;

  RequestRows(ColumnStore store, List<String> hosts) {
    rows = new StoredTable<>(RequestColumns.ALL, name -> column(store, hosts, name));
    index = new NumberIndex(store);
    table = rows.as("requests", rows.stored());
  }

  private static StoredColumn column(ColumnStore store, List<String> hosts, String name) {
    return switch (name) {
      case "host" -> new StoredColumn(name, new Ints(store), hosts);
      case "reused", "attempts", "retries", "status", "failure", "client" ->
          new StoredColumn(name, new Ints(store), List.of());
      default -> new StoredColumn(name, new Longs(store), List.of());
    };
  }

  Table table() {
    return table;
  }

  /// Takes over how far a request has come.
  void put(RequestRow request) {
    int row = index.row(request.request());
    if (row < 0) {
      row = rows.add(request);
      index.put(request.request(), row);
      rows.publish();
    } else {
      rows.set(row, request);
    }
  }

  /// The row of a request's number, -1 if there is none.
  int row(long number) {
    int row = index.row(number);
    return row < table.size() ? row : -1;
  }

  Cells cells(String column) {
    return rows.stored(column).cells();
  }
}
