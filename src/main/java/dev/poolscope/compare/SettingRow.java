package dev.poolscope.compare;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.units.Durations;
import dev.poolscope.yaml.SettingDifference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A setting that differs between runs.
///
/// @param path as `--set` takes it
/// @param changedByHand whether it was changed by hand while a run was going; values then say what
///   it became, and when
/// @param values one for each run; null where a run does not have it
public record SettingRow(String path, boolean changedByHand, List<@Nullable String> values) {
  /// What describes an experiment without having a say in what happens, and the ports that the
  /// machine gave to sample servers.
  private static final Pattern NO_SETTING =
      Pattern.compile(
          "name|title|question|watch|tags|report|beside|expect.*|targets\\.[^.]+\\.sample\\.port");

  /// A row whose values never change.
  public SettingRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /// The settings in which an experiment differs from one before it.
  public static List<SettingRow> between(Experiment before, Experiment after) {
    return planned(List.of(before, after));
  }

  /// The settings in which runs differ, then those changed by hand.
  static List<SettingRow> of(List<ComparedRun> runs) {
    List<SettingRow> rows =
        new ArrayList<>(planned(runs.stream().map(ComparedRun::experiment).toList()));
    rows.addAll(changedByHand(runs));
    return List.copyOf(rows);
  }

  /// The settings changed by hand while a run was going.
  public static List<SettingRow> changedByHand(ComparedRun run) {
    return changedByHand(List.of(run));
  }

  private static List<SettingRow> changedByHand(List<ComparedRun> runs) {
    List<SettingRow> rows = new ArrayList<>();
    List<List<ChangeMark>> changes = runs.stream().map(ComparedRun::changesByHand).toList();
    Set<String> changed = new LinkedHashSet<>();
    changes.forEach(of -> of.forEach(change -> changed.add(change.path())));
    for (String path : changed) {
      List<@Nullable String> values = new ArrayList<>();
      changes.forEach(of -> values.add(steps(of, path)));
      rows.add(new SettingRow(path, true, values));
    }
    return rows;
  }

  private static List<SettingRow> planned(List<Experiment> experiments) {
    List<SettingRow> rows = new ArrayList<>();
    for (SettingDifference difference : Experiments.differences(experiments)) {
      if (!NO_SETTING.matcher(difference.path()).matches()) {
        rows.add(new SettingRow(difference.path(), false, difference.values()));
      }
    }
    return rows;
  }

  /// The first value and the last, as `1 → 2`, or what it was changed to by hand, as `→ 2 at 3s`.
  String step() {
    String last = "→ " + words(values.getLast());
    return changedByHand ? last : words(values.getFirst()) + " " + last;
  }

  private static String words(@Nullable String value) {
    return value == null ? "none" : value;
  }

  private static @Nullable String steps(List<ChangeMark> changes, String path) {
    String steps =
        changes.stream()
            .filter(change -> change.path().equals(path))
            .map(change -> change.value() + " at " + instant(change.nanos()))
            .collect(Collectors.joining(", "));
    return steps.isEmpty() ? null : steps;
  }

  private static String instant(long nanos) {
    return Durations.format(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(nanos)));
  }
}
