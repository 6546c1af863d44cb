package dev.poolscope.run;

import static dev.poolscope.run.TableColumn.number;
import static dev.poolscope.run.TableColumn.time;

import dev.poolscope.model.RequestRow;
import java.util.List;

/// The columns of `requests.csv`.
public final class RequestColumns {
  /// All of them, in order.
  public static final List<TableColumn<RequestRow>> ALL =
      List.of(
          new TableColumn<>("request", RequestRow::request),
          new TableColumn<>("host", RequestRow::host),
          new TableColumn<>("intended_ns", RequestRow::intendedNanos),
          new TableColumn<>("start_ns", RequestRow::startNanos),
          new TableColumn<>("acquired_ns", row -> time(row.acquiredNanos())),
          new TableColumn<>("sent_ns", row -> time(row.sentNanos())),
          new TableColumn<>("first_byte_ns", row -> time(row.firstByteNanos())),
          new TableColumn<>("end_ns", row -> time(row.endNanos())),
          new TableColumn<>("connection", row -> number(row.connection())),
          new TableColumn<>("reused", RequestRow::reused),
          new TableColumn<>("attempts", RequestRow::attempts),
          new TableColumn<>("retries", RequestRow::retries),
          new TableColumn<>("status", row -> number(row.status())),
          new TableColumn<>("failure", RequestRow::failure),
          new TableColumn<>("bytes_in", RequestRow::bytesIn),
          new TableColumn<>("client", RequestRow::client));

  private RequestColumns() {}
}
