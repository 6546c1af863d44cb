package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problems;
import dev.poolscope.schema.Schema;
import dev.poolscope.units.Texts;
import dev.poolscope.yaml.Binder;
import dev.poolscope.yaml.Differences;
import dev.poolscope.yaml.Draft;
import dev.poolscope.yaml.Setting;
import dev.poolscope.yaml.SettingDifference;
import dev.poolscope.yaml.Source;
import dev.poolscope.yaml.Tree;
import dev.poolscope.yaml.TreeBuilder;
import dev.poolscope.yaml.YamlReader;
import dev.poolscope.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads experiments, changes them and writes them. Every failure is a [ConfigException] that names
/// the place, the field and what is allowed.
///
/// Threading: stateless.
public final class Experiments {
  /// The version of the file format.
  public static final String SCHEMA = "poolscope/experiment/v1";

  private static final String SCHEMA_FIELD = "schema";

  private Experiments() {}

  /// The text of an experiment file.
  ///
  /// @throws ConfigException if it is no regular text file in UTF-8 of at most 1 MiB
  public static Source load(Path file) {
    return ExperimentFiles.load(file);
  }

  /// The text of a built-in experiment or, where the argument holds a path separator or ends in
  /// `.yaml` or `.yml`, of a file.
  ///
  /// @throws ConfigException if there is none
  public static Source find(String nameOrPath) {
    return BuiltIns.find(nameOrPath);
  }

  /// The names of the built-in experiments, in the order to show them.
  public static List<String> builtInNames() {
    return BuiltIns.names();
  }

  /// What the built-in experiments say of themselves, in the order to show them; a fraction of the
  /// cost of [#builtIns].
  public static List<Headline> headlines() {
    return BuiltIns.sources().stream().map(Headline::of).toList();
  }

  /// The built-in experiments, in the order to show them.
  public static List<Experiment> builtIns() {
    return BuiltIns.sources().stream().map(source -> read(source, List.of())).toList();
  }

  /// Reads an experiment.
  ///
  /// @param sets texts `PATH=VALUE` that replace values of the source, in order
  /// @throws ConfigException if the source or a set is not understood, or the experiment cannot be
  public static Experiment read(Source source, List<String> sets) {
    Draft draft = draft(source, sets);
    return draft.experiment().orElseThrow(() -> new ConfigException(draft.problems()));
  }

  /// Reads what may not be an experiment yet.
  ///
  /// @param sets texts `PATH=VALUE` that replace values of the source, in order
  /// @throws ConfigException if the source is not YAML with named fields
  public static Draft draft(Source source, List<String> sets) {
    Problems problems = new Problems();
    Tree.Fields fields =
        settled(topLevel(ExperimentFiles.checked(source), problems), sets, "--set ", problems);
    try {
      return new Draft(fields, bind(fields, problems), List.of());
    } catch (ConfigException e) {
      return new Draft(fields, null, e.problems());
    }
  }

  /// What a caller finds wrong in an experiment that was read, at the place where the field stands.
  ///
  /// @param sets as given to [#read]
  /// @param field the dotted path of the field, list elements by their index from 0
  public static ConfigException problem(
      Source source, List<String> sets, String field, String message) {
    Problems problems = new Problems();
    Tree tree =
        settled(topLevel(ExperimentFiles.checked(source), problems), sets, "--set ", problems);
    return new ConfigException(Tree.locate(tree, field), field, message);
  }

  /// The known name that is most like what was written, as `; did you mean "..."?`; empty if none
  /// is like it.
  public static String suggestion(String written, Collection<String> known) {
    return Texts.suggestion(written, known);
  }

  /// An experiment with new values by path, as `--set` takes them.
  ///
  /// @throws ConfigException if a path or value is not understood, or the result cannot be
  public static Experiment apply(Experiment experiment, Map<String, String> sets) {
    List<String> texts =
        sets.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()).toList();
    Problems problems = new Problems();
    return bind(settled(tree(experiment), texts, "", problems), problems);
  }

  /// An experiment with new values by path, of fields that may change while it runs.
  ///
  /// @throws ConfigException if a field is fixed for the run, a path or value is not understood, or
  ///   the result cannot be
  public static Experiment change(Experiment experiment, Map<String, String> sets) {
    Problems problems = new Problems();
    sets.forEach(
        (path, value) ->
            Schema.fixedReason(path)
                .ifPresent(why -> problems.add(new Place(path + "=" + value, 0), path, why)));
    problems.throwIfAny();
    return apply(experiment, sets);
  }

  /// The settings in which experiments differ, defaults included, in the order of the file.
  public static List<SettingDifference> differences(List<Experiment> experiments) {
    return Differences.between(experiments.stream().map(Experiments::tree).toList());
  }

  /// An experiment as YAML with every field, defaults included. Reads back to an equal experiment.
  public static String toYaml(Experiment experiment) {
    return YamlWriter.document(tree(experiment));
  }

  private static Tree.Fields tree(Experiment experiment) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    fields.put(SCHEMA_FIELD, new Tree.Text(SCHEMA, true, Place.NONE));
    fields.putAll(TreeBuilder.of(experiment).fields());
    return new Tree.Fields(fields, Place.NONE);
  }

  /// A tree with settings, in order; those that do not fit it become problems.
  private static Tree.Fields settled(
      Tree.Fields fields, List<String> sets, String prefix, Problems problems) {
    Tree.Fields settled = fields;
    for (String set : sets) {
      try {
        settled = Setting.parse(set, prefix).in(settled);
      } catch (ConfigException e) {
        e.problems()
            .forEach(p -> problems.add(new Place(p.source(), p.line()), p.field(), p.message()));
      }
    }
    return settled;
  }

  private static Tree.Fields topLevel(Source source, Problems problems) {
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

  private static String beginning() {
    return "an experiment begins with the line " + SCHEMA_FIELD + ": " + SCHEMA;
  }

  private static void checkSchema(Tree.Fields fields, Problems problems) {
    Tree schema = fields.fields().get(SCHEMA_FIELD);
    if (schema == null) {
      Place place = new Place(fields.place().source(), 1);
      problems.add(place, SCHEMA_FIELD, "missing; " + beginning());
    } else if (!(schema instanceof Tree.Text text && text.text().equals(SCHEMA))) {
      String given = schema instanceof Tree.Text text ? Texts.quoted(text.text()) : schema.words();
      problems.add(schema.place(), SCHEMA_FIELD, given + " is not known; allowed: " + SCHEMA);
    }
  }

  private static Experiment bind(Tree.Fields fields, Problems problems) {
    checkSchema(fields, problems);
    Experiment experiment =
        new Binder(problems)
            .bind(Experiment.class, fields.without(SCHEMA_FIELD), List.of(SCHEMA_FIELD));
    problems.throwIfAny();
    return Objects.requireNonNull(experiment);
  }
}
