package dev.poolscope.yaml;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Default;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problems;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Records of one type as YAML: reads them, changes them by path and writes them. Every failure is
/// a [ConfigException] that names the place, the field and what is allowed.
///
/// Threading: immutable.
///
/// @param <T> the record that a whole file becomes
public final class RecordFormat<T extends Record> {
  private static final String VERSION_FIELD = "schema";

  private final Class<T> type;
  private final String noun;
  private final String version;

  /// A format whose files begin with the line `schema: VERSION`.
  ///
  /// @param noun what messages call a file's content, such as `an experiment`
  /// @param version the version; empty if there are no files, only settings
  public RecordFormat(Class<T> type, String noun, String version) {
    this.type = type;
    this.noun = noun;
    this.version = version;
  }

  /// The fields as documentation.
  public Schema schema() {
    return Schema.of(type);
  }

  /// Reads what may not be a valid record yet.
  ///
  /// @param sets texts `PATH=VALUE` that replace values of the source, in order
  /// @throws ConfigException if the source is not YAML with named fields
  public Draft<T> read(Source source, List<String> sets) {
    Problems problems = new Problems();
    Tree.Fields fields =
        settled(canonical(topLevel(source, problems), problems), sets, "--set ", problems);
    try {
      return new Draft<>(schema(), fields, bind(fields, problems), List.of());
    } catch (ConfigException e) {
      return new Draft<>(schema(), fields, null, e.problems());
    }
  }

  /// The record that nothing but settings describe, in order.
  ///
  /// @throws ConfigException if a path or value is not understood, or the result cannot be
  public T of(List<Setting> settings) {
    Tree.Fields fields = new Tree.Fields(Map.of(), Place.NONE);
    for (Setting setting : settings) {
      fields = setting.in(fields, schema());
    }
    return bind(fields, new Problems());
  }

  /// A record with new values by path, as `--set` takes them.
  ///
  /// @throws ConfigException if a path or value is not understood, or the result cannot be
  public T apply(T record, Map<String, String> sets) {
    List<String> texts =
        sets.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
    Problems problems = new Problems();
    return bind(settled(tree(record), texts, "", problems), problems);
  }

  /// The settings in which records differ, defaults included, in the order of the file.
  public List<SettingDifference> differences(List<T> records) {
    return Differences.between(records.stream().map(this::tree).toList());
  }

  /// A record as YAML with every field, defaults included. Reads back to an equal record.
  public String toYaml(T record) {
    return YamlWriter.document(tree(record));
  }

  /// A record as [#toYaml] writes it, with a comment behind each value that is the default of
  /// somebody else than this program.
  ///
  /// @param told which fields to look at
  public String explained(T record, Predicate<SchemaField> told) {
    Tree.Fields tree = tree(record);
    Draft<T> draft = new Draft<>(schema(), tree, record, List.of());
    return YamlWriter.document(
        tree,
        path ->
            schema().find(path).stream()
                .filter(told)
                .flatMap(_ -> draft.standard(path).stream())
                .filter(standard -> draft.text(path).equals(Optional.of(standard.text())))
                .map(Default::words)
                .findFirst()
                .orElse(""));
  }

  /// The single values of some fields at the top of a source, which is read no further than to the
  /// last of them. Fields that it lacks are missing in the result.
  ///
  /// @throws ConfigException if the text up to there is not YAML with named fields
  public static Map<String, String> texts(Source source, List<String> names) {
    return YamlReader.texts(source, names);
  }

  private Tree.Fields tree(T record) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    fields.put(VERSION_FIELD, new Tree.Text(version, true, Place.NONE));
    fields.putAll(TreeBuilder.of(record).fields());
    return new Tree.Fields(fields, Place.NONE);
  }

  /// Fields by their first names, where they have two.
  private Tree.Fields canonical(Tree.Fields written, Problems problems) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    written
        .fields()
        .forEach(
            (name, value) -> {
              String first = schema().canonical(name);
              if (!first.equals(name) && written.fields().containsKey(first)) {
                problems.add(
                    value.place(),
                    name,
                    "means the same as " + first + ", which is given too; keep one of them");
              } else {
                fields.put(first, value);
              }
            });
    return new Tree.Fields(fields, written.place());
  }

  /// A tree with settings, in order; those that do not fit it become problems.
  private Tree.Fields settled(
      Tree.Fields fields, List<String> sets, String prefix, Problems problems) {
    Tree.Fields settled = fields;
    for (String set : sets) {
      try {
        settled = Setting.parse(set, prefix).in(settled, schema());
      } catch (ConfigException e) {
        e.problems()
            .forEach(p -> problems.add(new Place(p.source(), p.line()), p.field(), p.message()));
      }
    }
    return settled;
  }

  private Tree.Fields topLevel(Source source, Problems problems) {
    Tree tree = YamlReader.read(source, problems);
    Place top = new Place(source.name(), 0);
    return switch (tree) {
      case Tree.Fields fields -> fields;
      case null -> throw new ConfigException(top, "", "is empty; " + beginning());
      case Tree.Text text when text.isNull() ->
          throw new ConfigException(top, "", "is empty; " + beginning());
      default ->
          throw new ConfigException(
              tree.place(), "", "the file is " + tree.words() + "; " + beginning());
    };
  }

  private String beginning() {
    return noun + " begins with the line " + VERSION_FIELD + ": " + version;
  }

  private void checkVersion(Tree.Fields fields, Problems problems) {
    Tree given = fields.fields().get(VERSION_FIELD);
    if (given == null) {
      Place place = new Place(fields.place().source(), 1);
      problems.add(place, VERSION_FIELD, "missing; " + beginning());
    } else if (!(given instanceof Tree.Text text && text.text().equals(version))) {
      String shown = given instanceof Tree.Text text ? Texts.quoted(text.text()) : given.words();
      problems.add(given.place(), VERSION_FIELD, shown + " is not known; allowed: " + version);
    }
  }

  private T bind(Tree.Fields fields, Problems problems) {
    List<String> alsoKnown = new ArrayList<>();
    if (!version.isEmpty()) {
      checkVersion(fields, problems);
      alsoKnown.add(VERSION_FIELD);
    }
    T record = new Binder(problems).bind(type, fields.without(VERSION_FIELD), alsoKnown);
    problems.throwIfAny();
    return Objects.requireNonNull(record);
  }
}
