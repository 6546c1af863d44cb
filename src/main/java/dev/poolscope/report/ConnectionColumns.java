package dev.poolscope.report;

import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns of `connections.csv`: a row for each dial and what came of it.
public final class ConnectionColumns {
  private static final ColumnList<ConnectionRow> LIST = new ColumnList<>();

  public static final TableColumn<ConnectionRow> CONNECTION =
      LIST.id("connection", ConnectionRow::connection);
  public static final TableColumn<ConnectionRow> HOST = LIST.word("host", ConnectionRow::host);
  public static final TableColumn<ConnectionRow> LOCAL_PORT =
      LIST.optionalSmallId("local_port", row -> row.openedNanos() < 0 ? 0 : row.localPort());
  public static final TableColumn<ConnectionRow> REMOTE =
      LIST.text("remote", 16, ConnectionRow::remote);
  public static final TableColumn<ConnectionRow> PROTOCOL =
      LIST.word("protocol", ConnectionRow::protocol);
  public static final TableColumn<ConnectionRow> TLS = LIST.flag("tls", ConnectionRow::tls);
  public static final TableColumn<ConnectionRow> DIAL_START =
      LIST.instant("dial_start_ns", ConnectionRow::dialStartNanos);
  public static final TableColumn<ConnectionRow> OPENED =
      LIST.optionalInstant("opened_ns", ConnectionRow::openedNanos);
  public static final TableColumn<ConnectionRow> CLOSED =
      LIST.optionalInstant("closed_ns", ConnectionRow::closedNanos);
  public static final TableColumn<ConnectionRow> CLOSE_REASON =
      LIST.longWord("close_reason", ConnectionRow::closeReason);
  public static final TableColumn<ConnectionRow> CLOSED_BY =
      LIST.word("closed_by", row -> closedBy(row.closedBy()));
  public static final TableColumn<ConnectionRow> REQUESTS =
      LIST.number("requests", ConnectionRow::requests);
  public static final TableColumn<ConnectionRow> BYTES_OUT =
      LIST.optionalBytes("bytes_out", row -> row.closedNanos() < 0 ? -1 : row.bytesOut());
  public static final TableColumn<ConnectionRow> BYTES_IN =
      LIST.optionalBytes("bytes_in", row -> row.closedNanos() < 0 ? -1 : row.bytesIn());
  public static final TableColumn<ConnectionRow> ACTIVE =
      LIST.duration("active_ns", ConnectionRow::activeNanos);
  public static final TableColumn<ConnectionRow> IDLE =
      LIST.duration("idle_ns", ConnectionRow::idleNanos);
  public static final TableColumn<ConnectionRow> LONGEST_IDLE =
      LIST.duration("longest_idle_ns", ConnectionRow::longestIdleNanos);
  public static final TableColumn<ConnectionRow> NEVER_USED =
      LIST.flag("never_used", ConnectionRow::neverUsed);
  public static final TableColumn<ConnectionRow> EVICTED_BY =
      LIST.optionalId("evicted_by", ConnectionRow::evictedBy);
  public static final TableColumn<ConnectionRow> INSTANCE =
      LIST.optionalSmallId("instance", ConnectionRow::instance);

  /// All of them, in order.
  public static final List<TableColumn<ConnectionRow>> ALL = LIST.all();

  private ConnectionColumns() {}

  private static @Nullable String closedBy(@Nullable ClosedBy side) {
    return side == null ? null : side.name().toLowerCase(Locale.ROOT);
  }
}
