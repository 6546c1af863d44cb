package dev.poolscope.run;

import static dev.poolscope.run.TableColumn.number;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of `events.csv`.
public final class EventColumns {
  /// All of them, in order.
  public static final List<TableColumn<EventRow>> ALL =
      List.of(
          new TableColumn<>("seq", row -> row.entry().seq()),
          new TableColumn<>("t_ns", row -> row.entry().tNanos()),
          new TableColumn<>("event", row -> EventShape.of(row.entry().event()).name()),
          new TableColumn<>("host", row -> row.entry().event().host()),
          new TableColumn<>("connection", row -> number(row.entry().event().connection())),
          new TableColumn<>("request", row -> number(row.entry().event().request())),
          new TableColumn<>("local_port", row -> number(row.localPort())),
          new TableColumn<>("reason", row -> reason(row.entry().event())),
          new TableColumn<>("detail", row -> detail(row.entry().event())));

  /// Event components that have a column of their own.
  private static final Set<String> OWN_COLUMNS =
      Set.of("host", "connection", "request", "localPort");

  private static final Map<EventShape, Parts> PARTS =
      EventShape.all().stream().collect(Collectors.toMap(Function.identity(), Parts::of));

  private EventColumns() {}

  /// The text of the column `detail`: what has no column of its own, as `name=value`.
  public static String detail(PoolEvent event) {
    return parts(event).details().stream()
        .map(column -> column.name() + "=" + column.get(event))
        .collect(Collectors.joining(" "));
  }

  private static @Nullable Object reason(PoolEvent event) {
    for (EventShape.Column column : parts(event).enums()) {
      Object value = column.get(event);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Parts parts(PoolEvent event) {
    Parts parts = PARTS.get(EventShape.of(event));
    if (parts == null) {
      throw new IllegalStateException("no columns of " + event);
    }
    return parts;
  }

  /// How the components of an event type are told apart: the first of the `enums` is the reason,
  /// what has no column of its own is a detail.
  private record Parts(List<EventShape.Column> enums, List<EventShape.Column> details) {
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
