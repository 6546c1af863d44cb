package dev.poolscope.experiment;

import static dev.poolscope.experiment.ExperimentFormat.FORMAT;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Schema;
import dev.poolscope.yaml.Draft;
import dev.poolscope.yaml.SettingDifference;
import dev.poolscope.yaml.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads experiments, changes them and writes them. Every failure is a [ConfigException] that names
/// the place, the field and what is allowed.
///
/// Threading: stateless.
public final class Experiments {
  private Experiments() {}

  /// The fields of the experiment file.
  public static Schema schema() {
    return FORMAT.schema();
  }

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

  /// The text of the built-in experiment of a name; empty if there is none.
  public static Optional<Source> builtIn(String name) {
    return BuiltIns.names().contains(name) ? Optional.of(BuiltIns.find(name)) : Optional.empty();
  }

  /// What the built-in experiments say of themselves, in the order to show them; a fraction of the
  /// cost of reading them.
  public static List<Headline> headlines() {
    return BuiltIns.sources().stream().map(Headline::of).toList();
  }

  /// Reads an experiment.
  ///
  /// @param sets texts `PATH=VALUE` that replace values of the source, in order
  /// @throws ConfigException if the source or a set is not understood, or the experiment cannot be
  public static Experiment read(Source source, List<String> sets) {
    return draft(source, sets).orThrow();
  }

  /// Reads what may not be an experiment yet.
  ///
  /// @param sets texts `PATH=VALUE` that replace values of the source, in order
  /// @throws ConfigException if the source is not YAML with named fields
  public static Draft<Experiment> draft(Source source, List<String> sets) {
    return FORMAT
        .read(ExperimentFiles.checked(source), sets)
        .checked(experiment -> BesideFile.found(source, experiment))
        .checked(Changes::tried);
  }

  /// What a caller finds wrong in an experiment that was read, at the place where the field stands.
  ///
  /// @param sets as given to [#read]
  /// @param field the dotted path of the field, list elements by their index from 0
  public static ConfigException problem(
      Source source, List<String> sets, String field, String message) {
    return new ConfigException(draft(source, sets).place(field), field, message);
  }

  /// An experiment with new values by path, of fields that may change while it runs.
  ///
  /// @throws ConfigException if a field is fixed for the run, a path or value is not understood, or
  ///   the result cannot be
  public static Experiment change(Experiment experiment, Map<String, String> sets) {
    return Changes.make(experiment, sets);
  }

  /// An experiment as it begins and as it is after each of its changes, in the order of their
  /// times; each without changes of its own.
  public static List<Experiment> states(Experiment experiment) {
    return Changes.states(experiment);
  }

  /// The settings in which experiments differ, defaults included, in the order of the file.
  public static List<SettingDifference> differences(List<Experiment> experiments) {
    return FORMAT.differences(experiments);
  }

  /// An experiment as [#toYaml] writes it, with comments that say where a value is the default of
  /// the library whose rules hold.
  public static String explained(Experiment experiment) {
    Rules rules = experiment.transport().rules();
    return FORMAT.explained(experiment, field -> field.isUnder(rules));
  }

  /// An experiment as YAML with every field, defaults included. Reads back to an equal experiment,
  /// whatever the defaults are by then.
  public static String toYaml(Experiment experiment) {
    return FORMAT.toYaml(experiment);
  }
}
