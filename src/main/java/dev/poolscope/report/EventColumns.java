package dev.poolscope.report;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventShape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of `events.csv`: a row for each event.
public final class EventColumns {
  private static final ColumnList<EventRow> LIST = new ColumnList<>();

  public static final TableColumn<EventRow> SEQ = LIST.rowNumber("seq", row -> row.entry().seq());
  public static final TableColumn<EventRow> AT = LIST.instant("t_ns", row -> row.entry().tNanos());
  public static final TableColumn<EventRow> EVENT =
      LIST.longWord("event", row -> event(row.entry().event().getClass()));
  public static final TableColumn<EventRow> HOST =
      LIST.word("host", row -> row.entry().event().host());
  public static final TableColumn<EventRow> CONNECTION =
      LIST.optionalId("connection", row -> row.entry().event().connection());
  public static final TableColumn<EventRow> REQUEST =
      LIST.optionalId("request", row -> row.entry().event().request());
  public static final TableColumn<EventRow> LOCAL_PORT =
      LIST.optionalSmallId("local_port", EventRow::localPort);
  public static final TableColumn<EventRow> REASON =
      LIST.longWord("reason", row -> reason(row.entry().event()));
  public static final TableColumn<EventRow> DETAIL =
      LIST.logged("detail", 60, row -> detail(row.entry().event()));
  public static final TableColumn<EventRow> INSTANCE =
      LIST.optionalSmallId("instance", EventRow::instance);

  /// All of them, in order.
  public static final List<TableColumn<EventRow>> ALL = LIST.all();

  /// Event components that have a column of their own.
  private static final Set<String> OWN_COLUMNS =
      Set.of("host", "connection", "request", "localPort", "instance");

  private static final ClassValue<Parts> PARTS =
      new ClassValue<>() {
        @Override
        protected Parts computeValue(Class<?> type) {
          return Parts.of(EventShape.of(type));
        }
      };

  private EventColumns() {}

  /// The text of the column `event` for a type of events.
  public static String event(Class<? extends PoolEvent> type) {
    return EventShape.of(type).name();
  }

  /// The text of the column `detail`: what has no column of its own, as `name=value`.
  public static String detail(PoolEvent event) {
    List<EventShape.Column> details = PARTS.get(event.getClass()).details();
    if (details.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (EventShape.Column column : details) {
      text.append(text.isEmpty() ? "" : " ").append(column.name()).append('=');
      text.append(column.get(event));
    }
    return text.toString();
  }

  private static @Nullable Object reason(PoolEvent event) {
    for (EventShape.Column column : PARTS.get(event.getClass()).enums()) {
      Object value = column.get(event);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// How the components of an event type are told apart: the first of the `enums` is the reason,
  /// what has no column of its own is a detail.
  record Parts(List<EventShape.Column> enums, List<EventShape.Column> details) {
    static Parts of(EventShape shape) {
      List<EventShape.Column> enums =
          shape.columns().stream().filter(column -> column.type().isEnum()).toList();
      List<EventShape.Column> details =
          shape.columns().stream()
              .filter(column -> !OWN_COLUMNS.contains(column.name()))
              .filter(column -> enums.isEmpty() || column != enums.getFirst())
              .toList();
      return new Parts(enums, details);
    }
  }
}
