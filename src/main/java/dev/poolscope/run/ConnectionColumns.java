package dev.poolscope.run;

import static dev.poolscope.run.TableColumn.time;

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
          new TableColumn<>("connection", ConnectionRow::connection),
          new TableColumn<>("host", ConnectionRow::host),
          new TableColumn<>("local_port", row -> row.openedNanos() < 0 ? null : row.localPort()),
          new TableColumn<>("remote", ConnectionRow::remote),
          new TableColumn<>("protocol", ConnectionRow::protocol),
          new TableColumn<>("tls", ConnectionRow::tls),
          new TableColumn<>("dial_start_ns", ConnectionRow::dialStartNanos),
          new TableColumn<>("opened_ns", row -> time(row.openedNanos())),
          new TableColumn<>("closed_ns", row -> time(row.closedNanos())),
          new TableColumn<>("close_reason", ConnectionRow::closeReason),
          new TableColumn<>("closed_by", row -> closedBy(row.closedBy())),
          new TableColumn<>("requests", ConnectionRow::requests),
          new TableColumn<>("bytes_out", row -> row.closedNanos() < 0 ? null : row.bytesOut()),
          new TableColumn<>("bytes_in", row -> row.closedNanos() < 0 ? null : row.bytesIn()),
          new TableColumn<>("active_ns", ConnectionRow::activeNanos),
          new TableColumn<>("idle_ns", ConnectionRow::idleNanos),
          new TableColumn<>("longest_idle_ns", ConnectionRow::longestIdleNanos),
          new TableColumn<>("never_used", ConnectionRow::neverUsed));

  private ConnectionColumns() {}

  private static @Nullable String closedBy(@Nullable ClosedBy side) {
    return side == null ? null : side.name().toLowerCase(Locale.ROOT);
  }
}
