package dev.poolscope.ui.shell;

import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.SettingRow;
import dev.poolscope.compare.SettingSteps;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings in which a run differs from the experiment that its expectations were written for.
final class ChangedSettings {
  private ChangedSettings() {}

  /// The changes in one line; empty if there are none, or the expectations are the run's own. May
  /// read a built-in experiment: not for the application thread.
  ///
  /// @param run the run, as far as it was recorded
  /// @param unedited the experiment before it was edited, if any
  static String of(ComparedRun run, @Nullable Experiment unedited) {
    Experiment experiment = run.experiment();
    List<Experiment> candidates = new ArrayList<>();
    Experiments.builtIn(experiment.name())
        .map(source -> Experiments.read(source, List.of()))
        .ifPresent(candidates::add);
    if (unedited != null) {
      candidates.add(unedited);
    }
    List<SettingRow> rows =
        candidates.stream()
            .filter(candidate -> candidate.expect().equals(experiment.expect()))
            .findFirst()
            .map(candidate -> new ArrayList<>(SettingRow.between(candidate, experiment)))
            .orElseGet(ArrayList::new);
    rows.addAll(SettingRow.changedByHand(run));
    return SettingSteps.of(rows);
  }
}
