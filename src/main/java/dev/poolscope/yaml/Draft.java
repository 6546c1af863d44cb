package dev.poolscope.yaml;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Default;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Problems;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A record as it is written, which need not be valid yet: what a form shows and changes. Paths are
/// dotted, elements of lists by their index from 0.
///
/// Threading: immutable.
///
/// @param <T> the record that a whole file becomes
public final class Draft<T extends Record> {
  /// The defaults, read once: a form asks for each of its rows whenever something changes.
  private static final Map<String, Tree> STANDARDS = new ConcurrentHashMap<>();

  private final Schema schema;
  private final Tree.Fields tree;
  private final @Nullable T record;
  private final List<Problem> problems;

  Draft(Schema schema, Tree.Fields tree, @Nullable T record, List<Problem> problems) {
    this.schema = schema;
    this.tree = tree;
    this.record = record;
    this.problems = problems;
  }

  /// The record; empty while there are problems.
  public Optional<T> record() {
    return Optional.ofNullable(record);
  }

  /// What is wrong with it, in the order of the lines.
  public List<Problem> problems() {
    return problems;
  }

  /// The record.
  ///
  /// @throws ConfigException if there are problems
  public T orThrow() {
    return record().orElseThrow(() -> new ConfigException(problems));
  }

  /// This draft after one more check of its record; the same while there are problems.
  ///
  /// @param check returns what stands for the record from now on, or throws a [ConfigException],
  ///   whose problems are then told of the places where their fields stand
  public Draft<T> checked(UnaryOperator<T> check) {
    if (record == null) {
      return this;
    }
    try {
      return new Draft<>(schema, tree, check.apply(record), problems);
    } catch (ConfigException e) {
      Problems placed = new Problems();
      e.problems().forEach(p -> placed.add(place(p.field()), p.field(), p.message()));
      return new Draft<>(schema, tree, null, placed.list());
    }
  }

  /// Where a field stands or, when it is not written, what it would stand in.
  ///
  /// @param field its dotted path, list elements by their index from 0
  public Place place(String field) {
    return Tree.locate(tree, field);
  }

  /// Whether a path has a value of its own.
  public boolean isWritten(String path) {
    return written(path) != null;
  }

  /// The default of a path, by what is written beside it; empty where it has none.
  public Optional<Default> standard(String path) {
    List<String> segments = Paths.segments(schema, path);
    Tree parent = value(segments.subList(0, segments.size() - 1));
    return parent == null ? Optional.empty() : standard(parent, segments);
  }

  /// The value of a path, or the default where none is written: a single value without quotes, a
  /// collection as YAML on one line. Empty where there is neither.
  public Optional<String> text(String path) {
    Tree value = value(path);
    return Optional.ofNullable(value)
        .map(found -> found instanceof Tree.Text text ? text.text() : YamlWriter.flow(found));
  }

  /// How a setting would write the value of a path; `null` where it has none.
  public String settingValue(String path) {
    Tree value = value(path);
    return value == null ? "null" : YamlWriter.flow(value);
  }

  /// Whether the value of a path, or its default, is a single one.
  public boolean isSingle(String path) {
    return value(path) instanceof Tree.Text;
  }

  /// The number of elements of a list; 0 where none is written.
  public int size(String path) {
    return value(path) instanceof Tree.Items items ? items.items().size() : 0;
  }

  /// The paths of a list's elements.
  public List<String> elements(String path) {
    return IntStream.range(0, size(path)).mapToObj(i -> path + "." + i).toList();
  }

  /// The values by path that a field holds, each on one line.
  public Map<String, String> settings(String path) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (value(path) instanceof Tree.Fields fields) {
      fields.fields().forEach((name, value) -> settings.put(name, YamlWriter.flow(value)));
    }
    return settings;
  }

  /// The file as YAML, with what is written and nothing else.
  public String document() {
    return YamlWriter.document(tree);
  }

  /// A path with the names of elements that have one, as a user would write it.
  public String named(String path) {
    return Paths.named(schema, tree, path);
  }

  /// A path with the indices of elements that are called by their names.
  public String indexed(String path) {
    return Paths.indexed(schema, tree, path);
  }

  /// The value of a list with one more element.
  ///
  /// @param element as a setting writes it
  /// @throws ConfigException if the element begins like YAML and is not
  public String with(String path, String element) {
    List<Tree> items = new ArrayList<>(items(path));
    items.add(YamlReader.value(element, Place.NONE));
    return YamlWriter.flow(new Tree.Items(items, Place.NONE));
  }

  /// The value of a list's element as a setting writes it, under another name.
  ///
  /// @param name replaces the field `name`; null where elements have none
  public String copy(String element, @Nullable String name) {
    return value(element) instanceof Tree.Fields fields && name != null
        ? YamlWriter.flow(fields.with("name", new Tree.Text(name, true, Place.NONE)))
        : settingValue(element);
  }

  /// The value of a list without one of its elements.
  ///
  /// @throws IndexOutOfBoundsException if it has no such element
  public String without(String path, int index) {
    List<Tree> items = new ArrayList<>(items(path));
    items.remove(index);
    return YamlWriter.flow(new Tree.Items(items, Place.NONE));
  }

  /// A text as a setting writes it: in quotes where it would mean something else without.
  public static String quoted(String text) {
    String plain = text.strip();
    boolean itself =
        plain.equals(text)
            && !text.isEmpty()
            && "{[\"'".indexOf(text.charAt(0)) < 0
            && !new Tree.Text(text, false, Place.NONE).isNull();
    return itself ? text : '"' + YamlWriter.escapes(text) + '"';
  }

  /// Named values as a setting writes them.
  ///
  /// @param values each as a setting writes it
  /// @throws ConfigException if a value begins like YAML and is not
  public static String fields(Map<String, String> values) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> fields.put(name, YamlReader.value(value, Place.NONE)));
    return YamlWriter.flow(new Tree.Fields(fields, Place.NONE));
  }

  private List<Tree> items(String path) {
    return value(path) instanceof Tree.Items items ? items.items() : List.of();
  }

  private @Nullable Tree written(String path) {
    Tree current = tree;
    for (String segment : Paths.segments(schema, path)) {
      current = Paths.child(current, segment);
      if (current == null) {
        return null;
      }
    }
    return current instanceof Tree.Text text && text.isNull() ? null : current;
  }

  private @Nullable Tree value(String path) {
    return value(Paths.segments(schema, path));
  }

  private @Nullable Tree value(List<String> segments) {
    Tree current = tree;
    for (int depth = 0; depth < segments.size(); depth++) {
      Tree parent = current;
      Tree child = Paths.child(parent, segments.get(depth));
      boolean empty = child instanceof Tree.Text text && text.isNull();
      current =
          child == null || empty ? tree(standard(parent, segments.subList(0, depth + 1))) : child;
      if (current == null) {
        return null;
      }
    }
    return current;
  }

  /// The default of the field that a path leads to.
  private Optional<Default> standard(Tree parent, List<String> segments) {
    UnaryOperator<String> written = parent instanceof Tree.Fields record ? record::text : _ -> "";
    return schema.find(String.join(".", segments)).stream()
        .filter(field -> isOf(field, parent))
        .flatMap(field -> field.defaults().where(written).stream())
        .findFirst();
  }

  private static @Nullable Tree tree(Optional<Default> standard) {
    return standard
        .map(Default::text)
        .map(text -> STANDARDS.computeIfAbsent(text, _ -> YamlReader.value(text, Place.NONE)))
        .orElse(null);
  }

  private static boolean isOf(SchemaField field, Tree parent) {
    return field.kind().isEmpty()
        || (Paths.child(parent, ValueType.OneOf.KIND) instanceof Tree.Text kind
            && kind.text().equals(field.kind()));
  }
}
