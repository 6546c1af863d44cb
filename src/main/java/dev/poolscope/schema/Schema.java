package dev.poolscope.schema;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Rules;
import dev.poolscope.yaml.Tree;
import dev.poolscope.yaml.YamlReader;
import dev.poolscope.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of the experiment file as documentation, derived from the records: for forms, for the
/// command line's help and for the reference page.
public final class Schema {
  private static final String INDEX = "N";
  private static final String FIXED = "is fixed while the experiment runs";

  private static final List<SchemaField> FIELDS = described();

  /// A form asks for each of its rows whenever something changes, so nothing is worked out twice.
  private static final Map<Integer, List<Pattern>> BY_LENGTH =
      FIELDS.stream()
          .map(field -> new Pattern(field, List.of(field.path().split("\\."))))
          .collect(Collectors.groupingBy(pattern -> pattern.segments().size()));

  private static final Map<String, Tree> STANDARDS = new ConcurrentHashMap<>();
  private static final Map<SchemaField, Optional<String>> WHY_FIXED = new ConcurrentHashMap<>();

  private Schema() {}

  private record Pattern(SchemaField field, List<String> segments) {}

  /// All fields, parents before children, in the order in which the file is written.
  public static List<SchemaField> fields() {
    return FIELDS;
  }

  /// The fields that a path may mean, as `--set` takes it (`targets.a.sample.delay`,
  /// `load.0.arrivals.requests`): none when it is unknown, several when kinds share the name.
  public static List<SchemaField> find(String path) {
    return matching(path).toList();
  }

  /// The default of the field that a path leads to, the first that is meant and has one; null where
  /// there is none.
  static @Nullable Tree standard(String path, Predicate<SchemaField> isMeant) {
    return matching(path)
        .filter(field -> field.defaultText() != null && isMeant.test(field))
        .map(field -> String.valueOf(field.defaultText()))
        .map(text -> STANDARDS.computeIfAbsent(text, _ -> YamlReader.value(text, Place.NONE)))
        .findFirst()
        .orElse(null);
  }

  private static Stream<SchemaField> matching(String path) {
    String[] wanted = path.split("\\.", -1);
    return BY_LENGTH.getOrDefault(wanted.length, List.of()).stream()
        .filter(pattern -> matches(pattern.segments(), wanted))
        .map(Pattern::field);
  }

  /// Why a path cannot be set while an experiment runs; empty when it can, and when it names no
  /// field at all.
  public static Optional<String> fixedReason(String path) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (matching(path.substring(0, dot)).anyMatch(SchemaField::fixed)) {
        return Optional.of(FIXED);
      }
    }
    return matching(path)
        .flatMap(field -> WHY_FIXED.computeIfAbsent(field, Schema::whyFixed).stream())
        .findFirst();
  }

  private static Optional<String> whyFixed(SchemaField field) {
    if (field.fixed()) {
      return Optional.of(FIXED);
    }
    String within = field.path() + ".";
    List<String> fixed =
        FIELDS.stream()
            .filter(below -> below.fixed() && below.path().startsWith(within))
            .map(below -> below.path().substring(within.length()))
            .toList();
    return fixed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "cannot be set as a whole while the experiment runs, because "
                + String.join(", ", fixed)
                + (fixed.size() == 1 ? " is" : " are")
                + " fixed; set the fields below it one by one");
  }

  private static boolean matches(List<String> pattern, String[] path) {
    for (int i = 0; i < path.length; i++) {
      if (!pattern.get(i).equals(INDEX) && !pattern.get(i).equals(path[i])) {
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
