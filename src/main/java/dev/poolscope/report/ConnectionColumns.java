package dev.poolscope.report;

import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns of `connections.csv`.
public final class ConnectionColumns {
  /// All of them, in order.
  public static final List<TableColumn<ConnectionRow>> ALL =
      List.of(
          TableColumn.number("connection", ConnectionRow::connection),
          new TableColumn<>("host", ConnectionRow::host),
          new TableColumn<>("local_port", row -> row.openedNanos() < 0 ? null : row.localPort()),
          new TableColumn<>("remote", ConnectionRow::remote),
          new TableColumn<>("protocol", ConnectionRow::protocol),
          new TableColumn<>("tls", ConnectionRow::tls),
          TableColumn.number("dial_start_ns", ConnectionRow::dialStartNanos),
          TableColumn.known("opened_ns", row -> row.openedNanos()),
          TableColumn.known("closed_ns", row -> row.closedNanos()),
          new TableColumn<>("close_reason", ConnectionRow::closeReason),
          new TableColumn<>("closed_by", row -> closedBy(row.closedBy())),
          TableColumn.number("requests", ConnectionRow::requests),
          TableColumn.known("bytes_out", row -> row.closedNanos() < 0 ? -1 : row.bytesOut()),
          TableColumn.known("bytes_in", row -> row.closedNanos() < 0 ? -1 : row.bytesIn()),
          TableColumn.number("active_ns", ConnectionRow::activeNanos),
          TableColumn.number("idle_ns", ConnectionRow::idleNanos),
          TableColumn.number("longest_idle_ns", ConnectionRow::longestIdleNanos),
          new TableColumn<>("never_used", ConnectionRow::neverUsed));

  private ConnectionColumns() {}

  private static @Nullable String closedBy(@Nullable ClosedBy side) {
    return side == null ? null : side.name().toLowerCase(Locale.ROOT);
  }
}
