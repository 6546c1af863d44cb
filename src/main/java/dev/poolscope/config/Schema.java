package dev.poolscope.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of the experiment file as documentation, derived from the records: for forms, for the
/// command line's help and for the reference page.
public final class Schema {
  private static final String INDEX = "N";

  private static final List<SchemaField> FIELDS = described();

  private Schema() {}

  /// All fields, parents before children, in the order in which the file is written.
  public static List<SchemaField> fields() {
    return FIELDS;
  }

  /// The fields that a path may mean, as `--set` takes it (`targets.a.sample.delay`,
  /// `load.0.arrivals.requests`): none when it is unknown, several when kinds share the name.
  public static List<SchemaField> find(String path) {
    String[] wanted = path.split("\\.", -1);
    return FIELDS.stream().filter(field -> matches(field.path().split("\\."), wanted)).toList();
  }

  /// Why a path cannot be set while an experiment runs; empty when it can, and when it names no
  /// field at all.
  public static Optional<String> fixedReason(String path) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (find(path.substring(0, dot)).stream().anyMatch(SchemaField::fixed)) {
        return Optional.of("is fixed while the experiment runs");
      }
    }
    for (SchemaField field : find(path)) {
      if (field.fixed()) {
        return Optional.of("is fixed while the experiment runs");
      }
      List<String> fixed =
          FIELDS.stream()
              .filter(below -> below.fixed() && below.path().startsWith(field.path() + "."))
              .map(below -> below.path().substring(field.path().length() + 1))
              .toList();
      if (!fixed.isEmpty()) {
        return Optional.of(
            "cannot be set as a whole while the experiment runs, because "
                + String.join(", ", fixed)
                + (fixed.size() == 1 ? " is" : " are")
                + " fixed; set the fields below it one by one");
      }
    }
    return Optional.empty();
  }

  private static boolean matches(String[] pattern, String[] path) {
    if (pattern.length != path.length) {
      return false;
    }
    for (int i = 0; i < pattern.length; i++) {
      if (!pattern[i].equals(INDEX) && !pattern[i].equals(path[i])) {
        return false;
      }
    }
    return true;
  }

  private static List<SchemaField> described() {
    List<SchemaField> fields = new ArrayList<>();
    describe(RecordShape.of(Experiment.class), "", "", false, fields);
    return List.copyOf(fields);
  }

  private static void describe(
      RecordShape shape, String parent, String kind, boolean fixed, List<SchemaField> into) {
    for (Part part : shape.parts()) {
      String path = parent.isEmpty() ? part.name() : parent + "." + part.name();
      boolean partFixed = fixed || part.field().fixed();
      into.add(field(part, path, kind, partFixed));
      children(part.type(), path, partFixed, into);
    }
  }

  private static void children(ValueType type, String path, boolean fixed, List<SchemaField> into) {
    switch (type) {
      case ValueType.Group(RecordShape shape) -> describe(shape, path, "", fixed, into);
      case ValueType.ListOf(ValueType element) ->
          children(element, path + "." + INDEX, fixed, into);
      case ValueType.OneOf(Map<String, RecordShape> kinds, var _) ->
          kinds.forEach((label, shape) -> describe(shape, path, label, fixed, into));
      case ValueType.Scalar _, ValueType.Settings _ -> {
        // Nothing below.
      }
    }
  }

  private static SchemaField field(Part part, String path, String kind, boolean fixed) {
    Field field = part.field();
    ValueType element =
        part.type() instanceof ValueType.ListOf(ValueType inner) ? inner : part.type();
    return new SchemaField(
        path,
        kind,
        part.type().fieldType(),
        element.fieldType(),
        defaultText(part),
        part.required(),
        part.limitWords(),
        field.special(),
        field.doc(),
        Set.of(field.rules().length == 0 ? Rules.values() : field.rules()),
        fixed,
        options(part, element),
        element instanceof ValueType.OneOf oneOf ? oneOf.scalarKind() : null);
  }

  private static @Nullable String defaultText(Part part) {
    Tree tree = part.defaultTree();
    return tree == null ? null : YamlWriter.flow(tree);
  }

  private static List<Option> options(Part part, ValueType element) {
    return switch (element) {
      case ValueType.OneOf oneOf ->
          oneOf.kinds().values().stream().map(shape -> Labels.option(shape.type())).toList();
      case ValueType.Scalar scalar when scalar.fieldType() == FieldType.CHOICE ->
          Labels.options(part.component().getType());
      default -> List.of();
    };
  }
}
