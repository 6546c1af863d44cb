package dev.poolscope.cli;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.report.TimeOf;
import dev.poolscope.run.RunFactory;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.suggest.SettingTexts;
import dev.poolscope.suggest.Suggestion;
import dev.poolscope.suggest.TriedLimits;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs the experiment for real under the limits that are suggested, and lays what came of it
/// beside what virtual time said.
///
/// @param runs makes the runs
/// @param parent where their directories are created
record SuggestCheck(RunFactory runs, Path parent) {
  private static final int P99 = 99;
  private static final double NANOS_PER_MILLI = 1e6;

  /// Runs each of the suggestions.
  String of(Experiment recorded, Suggestion suggestion)
      throws IOException, InterruptedException, RunRefusedException {
    Source source = new Source("the run", Experiments.toYaml(withAnyPorts(recorded)));
    List<List<String>> rows = new ArrayList<>();
    List<String> places = new ArrayList<>();
    List<String> disturbances = new ArrayList<>();
    for (TriedLimits tried : suggestion.suggested()) {
      List<String> sets = SettingTexts.of(suggestion.before().limits(), tried.limits());
      Experiment experiment = Experiments.read(source, sets);
      new ExperimentChecks(source, sets).checkHosts(experiment, AllowedHosts.THIS_MACHINE);
      QuietRun run = QuietRun.of(runs, experiment, parent);
      places.add(run.directory().toString());
      rows.add(row(sets, tried, run.report().totals()));
      if (run.report().disturbance().occurred()) {
        disturbances.add(run.report().disturbance().words());
      }
    }
    StringBuilder text = new StringBuilder("\n  run for real\n");
    TextTable.append(
        text, List.of("", "opened", "as said", "waiting at most", "p99 wait", "as said"), rows, 1);
    disturbances.forEach(words -> text.append("  disturbed: ").append(words).append('\n'));
    places.forEach(place -> text.append("  files: ").append(place).append('\n'));
    return text.toString();
  }

  /// Sample servers had ports that may be taken now.
  private static Experiment withAnyPorts(Experiment recorded) {
    Map<String, Integer> ports = new HashMap<>();
    recorded.targets().stream()
        .filter(target -> target.sample() != null)
        .forEach(target -> ports.put(target.name(), 0));
    return recorded.withSamplePorts(ports);
  }

  private static List<String> row(List<String> sets, TriedLimits tried, SummaryRow real) {
    return List.of(
        sets.isEmpty() ? "as it was" : String.join(" ", sets),
        whole(real.count(SummaryColumns.OPENED)),
        whole(tried.all().opened()),
        whole(real.count(SummaryColumns.PEAK_WAITING)),
        millis(real.millis(TimeOf.WAITING, P99)),
        millis(tried.all().waitedNanosAt(P99) / NANOS_PER_MILLI));
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.3f ms", millis);
  }
}
