package dev.poolscope.timeline;

import dev.poolscope.model.RequestRow;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.TableColumn;
import java.util.List;
import java.util.Map;

/// The table of requests, in the order in which they were issued.
///
/// Threading: written by one thread, read by any.
final class RequestRows {
  private final StoredTable<RequestRow> rows;
  private final NumberIndex index;
  private final Table table;

  RequestRows(ColumnStore store, List<String> hosts) {
    rows = new StoredTable<>(RequestColumns.ALL, store, Map.of(RequestColumns.HOST, hosts));
    index = new NumberIndex(store);
    table = rows.as("requests", rows.stored(), index::row);
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

  Cells cells(TableColumn<RequestRow> column) {
    return rows.stored(column).cells();
  }
}
