package dev.poolscope.yaml;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Checked;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Problems;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.schema.ScalarType;
import dev.poolscope.schema.ValueType;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes records of a [Tree] by their described components, and collects everything that is wrong
/// with it on the way. Where a value is wrong, its default stands in for it, so that the rest can
/// still be checked.
///
/// Threading: confined to one thread.
final class Binder {
  private static final ScalarType SIZE = Objects.requireNonNull(ScalarType.of(int.class, false));

  private final Problems problems;

  Binder(Problems problems) {
    this.problems = problems;
  }

  /// The record that a tree describes; null after problems that leave none.
  ///
  /// @param alsoKnown fields to name among the allowed ones that are none of the record's
  <T extends Record> @Nullable T bind(Class<T> type, Tree.Fields fields, List<String> alsoKnown) {
    return type.cast(record(RecordShape.of(type), fields, "", alsoKnown));
  }

  private @Nullable Record record(
      RecordShape shape, Tree.Fields fields, String path, List<String> alsoKnown) {
    int start = problems.count();
    refuseUnknown(shape, fields, path, alsoKnown);
    boolean whole = problems.count() == start;
    boolean complete = true;
    @Nullable Object[] values = new @Nullable Object[shape.parts().size()];
    for (int i = 0; i < values.length; i++) {
      Part part = shape.parts().get(i);
      int before = problems.count();
      values[i] = field(part, fields, path);
      if (values[i] == null && problems.count() > before) {
        whole = false;
        values[i] = standIn(part, fields);
        complete &= values[i] != null || part.nullable();
      }
    }
    return complete ? create(shape, values, fields, path, whole) : null;
  }

  /// Makes the record. What it refuses counts only when its own values are those of the file.
  private @Nullable Record create(
      RecordShape shape,
      @Nullable Object[] values,
      Tree.Fields fields,
      String path,
      boolean whole) {
    try {
      Record record = shape.create(values);
      if (record instanceof Checked checked) {
        Check check = new Check();
        checked.check(check);
        check.done();
      }
      return record;
    } catch (ConfigException e) {
      if (whole) {
        for (Problem problem : e.problems()) {
          problems.add(
              Tree.locate(fields, problem.field()),
              below(path, problem.field()),
              problem.message());
        }
      }
      return null;
    }
  }

  private void refuseUnknown(
      RecordShape shape, Tree.Fields fields, String path, List<String> alsoKnown) {
    List<String> known = new ArrayList<>(alsoKnown);
    known.addAll(shape.names());
    fields
        .fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                problems.add(
                    value.place(),
                    below(path, name.length() > 100 ? name.substring(0, 100) + "..." : name),
                    "unknown field%s; allowed: %s"
                        .formatted(Texts.suggestion(name, known), String.join(", ", known)));
              }
            });
  }

  private @Nullable Object field(Part part, Tree.Fields fields, String parent) {
    String path = below(parent, part.name());
    Tree given = fields.fields().get(part.name());
    boolean empty = given instanceof Tree.Text text && text.isNull() && mayBeEmpty(part);
    Tree tree = given == null || empty ? standard(part, fields) : given;
    if (tree != null) {
      return value(part.type(), part, tree, path);
    }
    if (part.required()) {
      problems.add(fields.place(), path, "missing; allowed: " + part.allowed(part.type()));
    }
    return null;
  }

  /// Whether a name with nothing behind it, as when all below it is commented out, means that the
  /// field is not given.
  private static boolean mayBeEmpty(Part part) {
    return part.nullable() || !(part.type() instanceof ValueType.Scalar);
  }

  /// The value of a field that is not given; null when it has none.
  private static @Nullable Tree standard(Part part, Tree.Fields record) {
    return part.defaults()
        .where(record::text)
        .map(standard -> YamlReader.value(standard.text(), Place.NONE))
        .orElse(null);
  }

  private @Nullable Object standIn(Part part, Tree.Fields record) {
    Tree tree = standard(part, record);
    return tree == null ? null : value(part.type(), part, tree, "");
  }

  private @Nullable Object value(ValueType type, Part part, Tree tree, String path) {
    return switch (type) {
      case ValueType.Scalar scalar -> scalar(scalar, part, tree, path);
      case ValueType.ListOf list when tree instanceof Tree.Items items ->
          list(list, part, items, path);
      case ValueType.Group(RecordShape shape) when tree instanceof Tree.Fields fields ->
          record(shape, fields, path, List.of());
      case ValueType.OneOf oneOf -> oneOf(oneOf, part, tree, path);
      case ValueType.Settings _ when tree instanceof Tree.Fields fields ->
          settings(part, fields, path);
      case ValueType.NamedTexts _ when tree instanceof Tree.Fields fields ->
          texts(part, fields, path);
      default -> wrong(part, type, tree, path, "is " + tree.words());
    };
  }

  private @Nullable Object scalar(ValueType.Scalar type, Part part, Tree tree, String path) {
    ScalarType scalar = type.scalar();
    if (!(tree instanceof Tree.Text text) || text.isNull()) {
      return wrong(part, type, tree, path, "has " + tree.words() + " where a single value belongs");
    }
    if (text.quoted() && !scalar.allowsQuotes()) {
      return wrong(
          part, type, tree, path, Texts.quoted(text.text()) + " is text; write it without quotes");
    }
    Object value;
    try {
      value = scalar.reader().apply(text.text());
    } catch (IllegalArgumentException e) {
      return wrong(part, type, tree, path, String.valueOf(e.getMessage()));
    }
    if (!part.matches(text.text()) || !part.elementLimits().hold(value, scalar)) {
      String shown = scalar.textual() ? Texts.quoted(text.text()) : text.text();
      return wrong(part, type, tree, path, shown + " is not possible");
    }
    return value;
  }

  private @Nullable Object list(ValueType.ListOf type, Part part, Tree.Items items, String path) {
    int before = problems.count();
    if (!part.limits().hold(items.items().size(), SIZE)) {
      wrong(part, type, items, path, "has " + items.items().size() + " elements");
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      Object value = value(type.element(), part, items.items().get(i), below(path, "" + i));
      if (value != null) {
        values.add(value);
      }
    }
    return problems.count() > before ? null : values;
  }

  private @Nullable Object oneOf(ValueType.OneOf type, Part part, Tree tree, String path) {
    List<String> kinds = type.kinds().keySet().stream().toList();
    if (tree instanceof Tree.Text && type.scalarKind() != null) {
      RecordShape shape = shape(type, type.scalarKind());
      Part only = shape.parts().getFirst();
      Object value = value(only.type(), only, tree, path);
      return value == null ? null : shape.create(new @Nullable Object[] {value});
    }
    if (!(tree instanceof Tree.Fields fields)) {
      return wrong(part, type, tree, path, "is " + tree.words());
    }
    String kindPath = below(path, ValueType.OneOf.KIND);
    Tree kind = fields.fields().get(ValueType.OneOf.KIND);
    if (kind == null) {
      problems.add(fields.place(), kindPath, "missing; allowed: " + Texts.either(kinds));
      return null;
    }
    if (!(kind instanceof Tree.Text text) || !kinds.contains(text.text())) {
      String given = kind instanceof Tree.Text text ? text.text() : "";
      problems.add(
          kind.place(),
          kindPath,
          "%s is not known%s; allowed: %s"
              .formatted(Texts.quoted(given), Texts.suggestion(given, kinds), Texts.either(kinds)));
      return null;
    }
    return record(shape(type, text.text()), fields, path, List.of(ValueType.OneOf.KIND));
  }

  private static RecordShape shape(ValueType.OneOf type, String kind) {
    return Objects.requireNonNull(type.kinds().get(kind));
  }

  private @Nullable Object settings(Part part, Tree.Fields fields, String path) {
    if (!part.limits().hold(fields.fields().size(), SIZE)) {
      return wrong(part, part.type(), fields, path, "has " + fields.fields().size() + " values");
    }
    Map<String, String> values = new LinkedHashMap<>();
    fields.fields().forEach((name, value) -> values.put(name, YamlWriter.flow(value)));
    return values;
  }

  private @Nullable Object texts(Part part, Tree.Fields fields, String path) {
    int before = problems.count();
    if (!part.limits().hold(fields.fields().size(), SIZE)) {
      wrong(part, part.type(), fields, path, "has " + fields.fields().size() + " texts");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Tree.Text text && !text.isNull()) {
                texts.put(name, text.text());
              } else {
                problems.add(
                    value.place(),
                    below(path, name),
                    "has " + value.words() + " where a text belongs; write \"\" for an empty one");
              }
            });
    return problems.count() > before ? null : texts;
  }

  private @Nullable Object wrong(Part part, ValueType type, Tree tree, String path, String what) {
    problems.add(tree.place(), path, what + "; allowed: " + part.allowed(type));
    return null;
  }

  private static String below(String path, String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }
}
