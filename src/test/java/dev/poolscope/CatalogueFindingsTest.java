package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Finding;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import dev.poolscope.virtual.VirtualTimeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The findings of the built-in experiments, in virtual time and, of those that it does not have,
/// in runs recorded in `findings/runs`, against what each of them is about:
/// `findings/catalogue.txt` names it, as judged from the experiments' own words. How many of the
/// findings are right (precision), and how many of what is there is found (recall).
class CatalogueFindingsTest {
  private static final Path RECORDED = Path.of("src/test/resources/findings/runs");

  /// What was true of the machine that a run was recorded on.
  private static final Set<String> OF_THE_MACHINE =
      Set.of("DISTURBED", "OTHER_PROGRAMS", "STANDSTILL", "WARMING_UP");

  private static final double LEAST_PRECISION = 0.95;
  private static final double LEAST_RECALL = 0.95;

  @Test
  void whatExperimentsAreAboutIsFoundAndNothingElse() throws IOException {
    Map<String, Set<String>> truth = truth();
    int right = 0;
    int wrong = 0;
    int missed = 0;
    List<String> differences = new ArrayList<>();
    List<String> healthy = new ArrayList<>();
    int recorded = 0;
    for (Headline headline : Experiments.headlines()) {
      Set<String> found = inVirtualTime(headline.name());
      if (found == null) {
        found = recorded(headline.name());
        recorded++;
      }
      Set<String> there = truth.getOrDefault(headline.name(), Set.of());
      if (there.isEmpty() && !found.isEmpty()) {
        healthy.add(headline.name() + " " + found);
      }
      for (String rule : found) {
        right += there.contains(rule) ? 1 : 0;
        wrong += there.contains(rule) ? 0 : 1;
      }
      Set<String> left = new TreeSet<>(there);
      left.removeAll(found);
      missed += left.size();
      if (!found.equals(there)) {
        differences.add(headline.name() + ": found " + found + ", there " + there);
      }
    }
    double precision = (double) right / (right + wrong);
    double recall = (double) right / (right + missed);
    System.out.printf(
        "findings over %d experiments, %d of them recorded: %d right, %d wrong, %d missed;"
            + " precision %.3f, recall %.3f%n",
        Experiments.headlines().size(), recorded, right, wrong, missed, precision, recall);
    differences.forEach(System.out::println);

    assertThat(precision).isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat(recall).isGreaterThanOrEqualTo(LEAST_RECALL);
    assertThat(healthy).as("findings on healthy controls").isEmpty();
  }

  @Test
  void theTruthNamesExperimentsThatThereAre() throws IOException {
    List<String> names = Experiments.headlines().stream().map(Headline::name).toList();
    assertThat(names).containsAll(truth().keySet());
  }

  /// The rules that found something; null where virtual time cannot run the experiment.
  private static @Nullable Set<String> inVirtualTime(String name) {
    Experiment experiment = Experiments.read(Experiments.find(name), List.of());
    try {
      VirtualRun.check(experiment);
    } catch (VirtualTimeException _) {
      return null;
    }
    return rules(VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE));
  }

  /// The same of a run that was made for real.
  private static Set<String> recorded(String name) throws IOException {
    Path run = RECORDED.resolve(name);
    assertThat(run)
        .as("record it: poolscope run %s; keep its experiment.yaml and events.log", name)
        .isDirectory();
    return rules(RunExport.report(new RunDirectory(run)));
  }

  private static Set<String> rules(RunReport report) {
    return new TreeSet<>(
        report.findings().stream()
            .map(Finding::rule)
            .filter(rule -> !OF_THE_MACHINE.contains(rule))
            .toList());
  }

  private static Map<String, Set<String>> truth() throws IOException {
    Map<String, Set<String>> truth = new TreeMap<>();
    try (InputStream in =
        Objects.requireNonNull(
            CatalogueFindingsTest.class.getResourceAsStream("/findings/catalogue.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split(":", 2);
          Set<String> rules = new TreeSet<>(List.of(parts[1].strip().split("\\s+")));
          rules.remove("");
          truth.put(parts[0].strip(), rules);
        }
      }
    }
    return truth;
  }
}
