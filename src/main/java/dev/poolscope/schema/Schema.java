package dev.poolscope.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a file as documentation, derived from the record that a whole file becomes: for
/// forms, for the command line's help and for the reference page.
///
/// Threading: safe for use by any thread.
public final class Schema {
  private static final String INDEX = "N";
  private static final String FIXED = "is fixed while the experiment runs";

  private static final ClassValue<Schema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
          return new Schema(type.asSubclass(Record.class));
        }
      };

  private final List<SchemaField> fields = new ArrayList<>();

  /// A form asks for each of its rows whenever something changes, so nothing is worked out twice.
  private final Map<Integer, List<Pattern>> byLength;

  private final Map<SchemaField, Optional<String>> whyFixed = new ConcurrentHashMap<>();

  private Schema(Class<? extends Record> root) {
    describe(RecordShape.of(root), "", "", false);
    byLength =
        fields.stream()
            .map(field -> new Pattern(field, List.of(field.path().split("\\."))))
            .collect(Collectors.groupingBy(pattern -> pattern.segments().size()));
  }

  private record Pattern(SchemaField field, List<String> segments) {}

  /// The fields of a record.
  public static Schema of(Class<? extends Record> root) {
    return SCHEMAS.get(root);
  }

  /// All fields, parents before children, in the order in which the file is written.
  public List<SchemaField> fields() {
    return List.copyOf(fields);
  }

  /// The fields that a path may mean, as `--set` takes it (`targets.a.sample.delay`,
  /// `load.0.arrivals.requests`): none when it is unknown, several when kinds share the name.
  public List<SchemaField> find(String path) {
    return matching(path).toList();
  }

  /// A path with the first name of a field where it begins with the second.
  public String canonical(String path) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    return byLength.getOrDefault(1, List.of()).stream()
        .map(Pattern::field)
        .filter(field -> !head.isEmpty() && field.alias().equals(head))
        .map(field -> field.path() + path.substring(head.length()))
        .findFirst()
        .orElse(path);
  }

  private Stream<SchemaField> matching(String path) {
    String[] wanted = canonical(path).split("\\.", -1);
    return byLength.getOrDefault(wanted.length, List.of()).stream()
        .filter(pattern -> matches(pattern.segments(), wanted))
        .map(Pattern::field);
  }

  /// Why a path cannot be set while an experiment runs; empty when it can, and when it names no
  /// field at all.
  public Optional<String> fixedReason(String path) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (matching(path.substring(0, dot)).anyMatch(SchemaField::fixed)) {
        return Optional.of(FIXED);
      }
    }
    List<SchemaField> meant = matching(path).toList();
    return meant.isEmpty()
        ? fixedBelow(path)
        : meant.stream()
            .flatMap(field -> whyFixed.computeIfAbsent(field, this::whyFixed).stream())
            .findFirst();
  }

  /// As [#fixedReason], of the whole element of a list, which is no field itself.
  private Optional<String> fixedBelow(String path) {
    String[] wanted = canonical(path).split("\\.", -1);
    return asAWhole(
        fields.stream()
            .filter(SchemaField::fixed)
            .map(field -> List.of(field.path().split("\\.")))
            .filter(below -> below.size() > wanted.length && matches(below, wanted))
            .map(below -> String.join(".", below.subList(wanted.length, below.size())))
            .distinct()
            .toList());
  }

  private Optional<String> whyFixed(SchemaField field) {
    if (field.fixed()) {
      return Optional.of(FIXED);
    }
    String within = field.path() + ".";
    return asAWhole(
        fields.stream()
            .filter(below -> below.fixed() && below.path().startsWith(within))
            .map(below -> below.path().substring(within.length()))
            .toList());
  }

  /// Why something cannot be set as a whole of which these fields are fixed.
  private static Optional<String> asAWhole(List<String> fixed) {
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("cannot be set as a whole while the experiment runs, because %s%s fixed; set"
                    + " the fields below it one by one")
                .formatted(String.join(", ", fixed), fixed.size() == 1 ? " is" : " are"));
  }

  private static boolean matches(List<String> pattern, String[] path) {
    for (int i = 0; i < path.length; i++) {
      if (!pattern.get(i).equals(INDEX) && !pattern.get(i).equals(path[i])) {
        return false;
      }
    }
    return true;
  }

  private void describe(RecordShape shape, String parent, String kind, boolean fixed) {
    for (Part part : shape.parts()) {
      String path = parent.isEmpty() ? part.name() : parent + "." + part.name();
      boolean partFixed = fixed || part.field().fixed();
      fields.add(field(part, path, kind, partFixed));
      children(part.type(), path, partFixed);
    }
  }

  private void children(ValueType type, String path, boolean fixed) {
    switch (type) {
      case ValueType.Group(RecordShape shape) -> describe(shape, path, "", fixed);
      case ValueType.ListOf(ValueType element) -> children(element, path + "." + INDEX, fixed);
      case ValueType.OneOf(Map<String, RecordShape> kinds, var _) ->
          kinds.forEach((label, shape) -> describe(shape, path, label, fixed));
      case ValueType.Scalar _, ValueType.Settings _, ValueType.NamedTexts _ -> {
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
        part.defaults(),
        part.required(),
        part.limitWords(),
        part.limits(),
        part.special(),
        field.doc(),
        field.alias(),
        List.of(field.rules()),
        fixed,
        options(part, element),
        element instanceof ValueType.OneOf oneOf ? oneOf.scalarKind() : null);
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
