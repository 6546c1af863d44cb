package dev.poolscope;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Prints as Markdown for which part of the window requests held connections in the published
/// experiments, beside what Go's client took on the machine where those numbers were measured.
public final class HeldTimes {
  private static final String COLUMN = "sampled_in_use_mean";
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "1", "one-connection-serves-all",
              "2", "idle-one-max-two",
              "3", "two-hosts-total-idle-one",
              "4", "two-hosts-no-total-limit",
              "5", "keep-alive-beside-http10"));

  private HeldTimes() {}

  /// Runs all five.
  public static void main(String[] arguments) throws Exception {
    GoMeasurements go = GoMeasurements.load();
    Path directory = Files.createTempDirectory("poolscope-held-times-");
    System.out.println("| experiment | host | Go, ten runs | here | to the middle of Go's |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      RunReport report = run(name.getValue(), directory);
      int host = 0;
      for (Map.Entry<String, SummaryRow> row : report.hosts().entrySet()) {
        host++;
        GoMeasurements.Band band = go.of(name.getKey(), "5", host).band(COLUMN);
        // The band is Go's range widened by its own width on both sides.
        double width = (band.most() - band.least()) / 3;
        double least = band.least() + width;
        double most = band.most() - width;
        double here =
            ((Number) Objects.requireNonNull(row.getValue().values().get(COLUMN))).doubleValue();
        System.out.printf(
            Locale.ROOT,
            "| %s | %s | %.3f to %.3f | %.3f | %.2f |%n",
            name.getValue(),
            row.getKey(),
            least,
            most,
            here,
            here / ((least + most) / 2));
      }
    }
  }

  private static RunReport run(String name, Path directory) throws Exception {
    Experiment experiment =
        Experiments.read(Experiments.find(name), List.of("targets.a.sample.delay=5ms"));
    try (Run run = new Run(experiment, directory)) {
      var _ = run.execute();
      return RunExport.csv(run.directory(), run.directory().path());
    }
  }
}
