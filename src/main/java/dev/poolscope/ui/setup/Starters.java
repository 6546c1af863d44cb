package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values to begin with where a new row or kind needs some: the last row once more, what the old
/// kind had under the same name, else one of its unit.
final class Starters {
  /// First rows that cannot be made from the types of their fields alone.
  private static final Map<String, String> FIRST_ROWS =
      Map.of(
          "targets", "{name: a, sample: {}}",
          "changes", "{at: 1s, set: {transport.requestTimeout: 10s}}",
          "expect", "{metric: connections_opened, atLeast: 1}");

  private Starters() {}

  /// A new row of a list, as a setting writes it.
  static String row(Draft<Experiment> draft, SchemaField list, String path) {
    List<String> rows = draft.elements(path);
    if (!rows.isEmpty()) {
      String last = rows.getLast();
      return draft.copy(
          last, draft.text(last + ".name").map(n -> free(n, draft, rows)).orElse(null));
    }
    String first = FIRST_ROWS.get(list.path());
    return first == null ? fields(null, Form.children(list.path() + ".N", "")) : first;
  }

  /// A field of another kind, as a setting writes it.
  static String kind(Draft<Experiment> draft, SchemaField field, String path, String kind) {
    Map<String, String> values = new LinkedHashMap<>();
    List<SchemaField> inside = Form.children(field, kind);
    for (SchemaField child : inside) {
      String old = path + "." + child.name();
      if (draft.isWritten(old)) {
        values.put(child.name(), draft.settingValue(old));
      } else if (child.required()) {
        values.put(child.name(), unit(child));
      }
    }
    if (kind.equals(field.valueKind())) {
      return values.getOrDefault(inside.getFirst().name(), unit(inside.getFirst()));
    }
    Map<String, String> named = new LinkedHashMap<>(Map.of(Form.KIND, kind));
    named.putAll(values);
    return Draft.fields(named);
  }

  private static String fields(@Nullable String kind, List<SchemaField> inside) {
    Map<String, String> values = new LinkedHashMap<>();
    if (kind != null) {
      values.put(Form.KIND, kind);
    }
    inside.stream().filter(SchemaField::required).forEach(f -> values.put(f.name(), unit(f)));
    return Draft.fields(values);
  }

  private static String unit(SchemaField field) {
    return switch (field.type()) {
      case WHOLE_NUMBER, NUMBER, BYTES -> "1";
      case DURATION, STALL -> "1s";
      case BOOLEAN -> "false";
      case CHOICE -> field.options().getFirst().label();
      case TEXT -> field.name();
      case URL -> "http://127.0.0.1:8080/";
      case SETTINGS, TEXTS -> "{}";
      case GROUP -> fields(null, Form.children(field.path(), ""));
      case KINDS -> {
        String kind = field.options().getFirst().label();
        yield fields(kind, Form.children(field, kind));
      }
      case LIST -> "[" + element(field) + "]";
    };
  }

  private static String element(SchemaField list) {
    return switch (list.element()) {
      case GROUP -> fields(null, Form.children(list.path() + ".N", ""));
      case DURATION -> "1s";
      default -> "1";
    };
  }

  /// A name like another that no row has: the next number or letter.
  private static String free(String name, Draft<Experiment> draft, List<String> rows) {
    Set<String> taken =
        rows.stream()
            .flatMap(row -> draft.text(row + ".name").stream())
            .collect(Collectors.toSet());
    String stem = name.replaceAll("-?[0-9]+$", "");
    Stream<String> letters =
        name.length() == 1
            ? "abcdefghijklmnopqrstuvwxyz".chars().mapToObj(Character::toString)
            : Stream.of();
    Stream<String> numbers = Stream.iterate(2, i -> i + 1).map(i -> stem + "-" + i);
    return Stream.concat(letters, numbers)
        .filter(n -> !taken.contains(n))
        .findFirst()
        .orElseThrow();
  }
}
