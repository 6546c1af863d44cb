package dev.poolscope.yaml;

import dev.poolscope.experiment.Change;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An experiment as it is written, which need not be one yet: what a form shows and changes. Paths
/// are dotted, elements of lists by their index from 0.
///
/// Threading: immutable.
public final class Draft {
  private final Tree.Fields tree;
  private final @Nullable Experiment experiment;
  private final List<Problem> problems;

  Draft(Tree.Fields tree, @Nullable Experiment experiment, List<Problem> problems) {
    this.tree = tree;
    this.experiment = experiment;
    this.problems = problems;
  }

  /// The experiment; empty while there are problems.
  public Optional<Experiment> experiment() {
    return Optional.ofNullable(experiment);
  }

  /// What is wrong with it, as [Experiments#read] would say.
  public List<Problem> problems() {
    return problems;
  }

  /// Whether a path has a value of its own.
  public boolean isWritten(String path) {
    return written(path) != null;
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

  /// Values by path, as a [Change] has them, each on one line.
  public Map<String, String> settings(String path) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (value(path) instanceof Tree.Fields fields) {
      fields.fields().forEach((name, value) -> settings.put(name, YamlWriter.flow(value)));
    }
    return settings;
  }

  /// The experiment as YAML, with what is written and nothing else.
  public String document() {
    return YamlWriter.document(tree);
  }

  /// A path with the names of elements that have one, as a user would write it.
  public String named(String path) {
    return Paths.named(tree, path);
  }

  /// A path with the indices of elements that are called by their names.
  public String indexed(String path) {
    return Paths.indexed(tree, path);
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
    for (String segment : Paths.segments(path)) {
      current = Paths.child(current, segment);
      if (current == null) {
        return null;
      }
    }
    return current instanceof Tree.Text text && text.isNull() ? null : current;
  }

  private @Nullable Tree value(String path) {
    Tree current = tree;
    List<String> segments = Paths.segments(path);
    for (int depth = 0; depth < segments.size(); depth++) {
      Tree parent = current;
      Tree child = Paths.child(parent, segments.get(depth));
      boolean empty = child instanceof Tree.Text text && text.isNull();
      current = child == null || empty ? standard(parent, segments, depth) : child;
      if (current == null) {
        return null;
      }
    }
    return current;
  }

  /// The default of the field that a path leads to.
  private static @Nullable Tree standard(Tree parent, List<String> segments, int depth) {
    String path = String.join(".", segments.subList(0, depth + 1));
    return Schema.standard(path, field -> isOf(field, parent));
  }

  private static boolean isOf(SchemaField field, Tree parent) {
    return field.kind().isEmpty()
        || (Paths.child(parent, ValueType.OneOf.KIND) instanceof Tree.Text kind
            && kind.text().equals(field.kind()));
  }
}
