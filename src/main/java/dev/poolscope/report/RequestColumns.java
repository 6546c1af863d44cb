package dev.poolscope.report;

import dev.poolscope.model.RequestRow;
import java.util.List;

/// The columns of `requests.csv`: a row for each request.
public final class RequestColumns {
  private static final ColumnList<RequestRow> LIST = new ColumnList<>();

  public static final TableColumn<RequestRow> REQUEST = LIST.id("request", RequestRow::request);
  public static final TableColumn<RequestRow> HOST = LIST.word("host", RequestRow::host);
  public static final TableColumn<RequestRow> INTENDED =
      LIST.instant("intended_ns", RequestRow::intendedNanos);
  public static final TableColumn<RequestRow> START =
      LIST.instant("start_ns", RequestRow::startNanos);
  public static final TableColumn<RequestRow> ACQUIRED =
      LIST.optionalInstant("acquired_ns", RequestRow::acquiredNanos);
  public static final TableColumn<RequestRow> SENT =
      LIST.optionalInstant("sent_ns", RequestRow::sentNanos);
  public static final TableColumn<RequestRow> FIRST_BYTE =
      LIST.optionalInstant("first_byte_ns", RequestRow::firstByteNanos);
  public static final TableColumn<RequestRow> END =
      LIST.optionalInstant("end_ns", RequestRow::endNanos);
  public static final TableColumn<RequestRow> CONNECTION =
      LIST.optionalId("connection", RequestRow::connection);
  public static final TableColumn<RequestRow> REUSED = LIST.flag("reused", RequestRow::reused);
  public static final TableColumn<RequestRow> ATTEMPTS =
      LIST.smallNumber("attempts", RequestRow::attempts);
  public static final TableColumn<RequestRow> RETRIES =
      LIST.smallNumber("retries", RequestRow::retries);
  public static final TableColumn<RequestRow> STATUS =
      LIST.optionalSmallId("status", RequestRow::status);
  public static final TableColumn<RequestRow> FAILURE =
      LIST.longWord("failure", RequestRow::failure);
  public static final TableColumn<RequestRow> BYTES_IN =
      LIST.bytes("bytes_in", RequestRow::bytesIn);
  public static final TableColumn<RequestRow> CLIENT = LIST.word("client", RequestRow::client);
  public static final TableColumn<RequestRow> INSTANCE =
      LIST.optionalSmallId("instance", RequestRow::instance);

  /// All of them, in order.
  public static final List<TableColumn<RequestRow>> ALL = LIST.all();

  private RequestColumns() {}
}
