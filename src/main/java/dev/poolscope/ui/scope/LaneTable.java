package dev.poolscope.ui.scope;

import dev.poolscope.model.CloseReason;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of the connections table that lanes are labelled with.
///
/// Threading: safe for use by any thread.
final class LaneTable {
  private static final Map<String, CloseReason> REASONS =
      Stream.of(CloseReason.values()).collect(Collectors.toMap(Enum::name, reason -> reason));

  private final Map<Long, String> reasonTexts = new ConcurrentHashMap<>();
  private final Column number;
  private final Column host;
  private final Column localPort;
  private final Column closed;
  private final Column reason;

  LaneTable(Table connections) {
    this.number = connections.column("connection");
    this.host = connections.column("host");
    this.localPort = connections.column("local_port");
    this.closed = connections.column("closed_ns");
    this.reason = connections.column("close_reason");
  }

  long number(int row) {
    return number.number(row);
  }

  String host(int row) {
    return host.text(row);
  }

  long localPort(int row) {
    return localPort.number(row);
  }

  /// When it was closed, [Column#MISSING] while it is open.
  long closedNanos(int row) {
    return closed.number(row);
  }

  /// Why it was closed, null while it is open.
  @Nullable CloseReason reason(int row) {
    long code = reason.number(row);
    return code == Column.MISSING
        ? null
        : REASONS.get(reasonTexts.computeIfAbsent(code, _ -> reason.text(row)));
  }
}
