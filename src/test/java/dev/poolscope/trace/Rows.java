package dev.poolscope.trace;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.RequestRow;
import java.util.ArrayList;
import java.util.List;

/// A listener that keeps all it is told.
final class Rows implements LedgerListener {
  final List<ConnectionRow> connections = new ArrayList<>();
  final List<RequestRow> requests = new ArrayList<>();

  @Override
  public void connection(ConnectionRow row) {
    connections.add(row);
  }

  @Override
  public void request(RequestRow row) {
    requests.add(row);
  }
}
