package dev.poolscope.report;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventShape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads events from the cells of a row of `events.csv`: the way back of [EventColumns].
///
/// Threading: stateless.
public final class EventCells {
  private static final Map<String, EventShape> SHAPES =
      EventShape.all().stream().collect(Collectors.toMap(EventShape::name, shape -> shape));
  private static final Map<String, String> COLUMNS =
      Map.of(
          "host", EventColumns.HOST.name(),
          "connection", EventColumns.CONNECTION.name(),
          "request", EventColumns.REQUEST.name(),
          "localPort", EventColumns.LOCAL_PORT.name(),
          "instance", EventColumns.INSTANCE.name());

  private EventCells() {}

  /// The event of a row.
  ///
  /// @param cells the text of a column's cell
  /// @throws BadCellException if a cell cannot be one of its column
  public static PoolEvent event(Function<String, String> cells) throws BadCellException {
    String name = cells.apply(EventColumns.EVENT.name());
    EventShape shape = SHAPES.get(name);
    if (shape == null) {
      throw new BadCellException(
          EventColumns.EVENT.name(),
          name
              + " is no event; allowed: "
              + String.join(", ", SHAPES.keySet().stream().sorted().toList()));
    }
    EventColumns.Parts parts = EventColumns.Parts.of(shape);
    Map<String, String> details = details(cells.apply(EventColumns.DETAIL.name()), parts.details());
    Map<String, @Nullable Object> values = new HashMap<>();
    for (EventShape.Column column : shape.columns()) {
      boolean isReason = !parts.enums().isEmpty() && column == parts.enums().getFirst();
      String own = COLUMNS.get(column.name());
      String in =
          isReason
              ? EventColumns.REASON.name()
              : Objects.requireNonNullElse(own, EventColumns.DETAIL.name());
      String text =
          own == null && !isReason
              ? details.getOrDefault(column.name(), "")
              : plain(cells.apply(in));
      values.put(column.name(), value(column, text, in));
    }
    return shape.event(column -> values.get(column.name()));
  }

  /// `name=value name=value`: the names are known and in order, values may hold anything.
  private static Map<String, String> details(String text, List<EventShape.Column> columns)
      throws BadCellException {
    Map<String, String> details = new HashMap<>();
    int at = 0;
    for (int i = 0; i < columns.size(); i++) {
      String begins = columns.get(i).name() + "=";
      if (!text.startsWith(begins, at)) {
        throw new BadCellException(
            EventColumns.DETAIL.name(),
            "\""
                + text
                + "\" has no "
                + begins
                + "... where it belongs; allowed: "
                + columns.stream()
                    .map(column -> column.name() + "=")
                    .collect(Collectors.joining(" ")));
      }
      int from = at + begins.length();
      int next = text.length();
      if (i + 1 < columns.size()) {
        next = text.indexOf(" " + columns.get(i + 1).name() + "=", from);
        next = next < 0 ? text.length() : next;
      }
      details.put(columns.get(i).name(), text.substring(from, next));
      at = Math.min(text.length(), next + 1);
    }
    return details;
  }

  /// Without what keeps a spreadsheet from running a text as a formula.
  private static String plain(String cell) {
    return cell.length() > 1 && CellText.of(cell.substring(1)).equals(cell)
        ? cell.substring(1)
        : cell;
  }

  private static @Nullable Object value(EventShape.Column column, String text, String in)
      throws BadCellException {
    Class<?> type = column.type();
    try {
      if (type == long.class) {
        return text.isEmpty() ? 0L : Long.parseLong(text);
      } else if (type == int.class) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
      }
    } catch (NumberFormatException _) {
      throw new BadCellException(in, "\"" + text + "\" is no whole number");
    }
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new BadCellException(in, "\"" + text + "\" is neither true nor false");
      }
      return text.equals("true");
    }
    return type.isEnum() ? constant(type, text, in) : text;
  }

  private static @Nullable Object constant(Class<?> type, String text, String in)
      throws BadCellException {
    if (text.isEmpty() || text.equals("null")) {
      return null;
    }
    Object[] constants = Objects.requireNonNull(type.getEnumConstants());
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadCellException(
                    in,
                    text
                        + " is not known; allowed: "
                        + Arrays.stream(constants)
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))));
  }
}
