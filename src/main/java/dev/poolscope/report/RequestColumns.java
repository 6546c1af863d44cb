package dev.poolscope.report;

import dev.poolscope.model.RequestRow;
import java.util.List;

/// The columns of `requests.csv`.
public final class RequestColumns {
  /// All of them, in order.
  public static final List<TableColumn<RequestRow>> ALL =
      List.of(
          TableColumn.number("request", RequestRow::request),
          new TableColumn<>("host", RequestRow::host),
          TableColumn.number("intended_ns", RequestRow::intendedNanos),
          TableColumn.number("start_ns", RequestRow::startNanos),
          TableColumn.known("acquired_ns", row -> row.acquiredNanos()),
          TableColumn.known("sent_ns", row -> row.sentNanos()),
          TableColumn.known("first_byte_ns", row -> row.firstByteNanos()),
          TableColumn.known("end_ns", row -> row.endNanos()),
          TableColumn.positive("connection", row -> row.connection()),
          new TableColumn<>("reused", RequestRow::reused),
          TableColumn.number("attempts", RequestRow::attempts),
          TableColumn.number("retries", RequestRow::retries),
          TableColumn.positive("status", row -> row.status()),
          new TableColumn<>("failure", RequestRow::failure),
          TableColumn.number("bytes_in", RequestRow::bytesIn),
          new TableColumn<>("client", RequestRow::client));

  private RequestColumns() {}
}
