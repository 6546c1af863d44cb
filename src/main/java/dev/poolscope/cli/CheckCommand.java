package dev.poolscope.cli;

import dev.poolscope.advise.LimitAdvice;
import dev.poolscope.advise.MachineAdvice;
import dev.poolscope.advise.RulesNotes;
import dev.poolscope.advise.TrustNotes;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope check`.
@Command(
    name = "check",
    description = {
      "Says what an experiment's settings contradict and what this machine may not have for it,"
          + " without running it.",
      "Exit status 1 if there is anything to say; an experiment may be about just that."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "A built-in experiment (see poolscope list) or a YAML file.")
  private String name = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Replaces a field of the experiment.")
  private List<String> sets = new ArrayList<>();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Source source = Experiments.find(name);
    Experiment experiment = Experiments.read(source, sets);
    new ExperimentChecks(source, sets).checkMetrics(experiment);
    List<String> notes = new ArrayList<>();
    LimitAdvice.of(experiment).forEach(note -> notes.add(note.path() + ": " + note.text()));
    RulesNotes.of(experiment.transport())
        .forEach(note -> notes.add(note.text() + " " + note.evidence()));
    TrustNotes.of(experiment).forEach(note -> notes.add(note.text() + " " + note.evidence()));
    MachineAdvice.of(experiment).forEach(note -> notes.add(note.path() + ": " + note.words()));
    if (notes.isEmpty()) {
      console.out().println(experiment.name() + ": nothing contradicts anything");
      return ExitCodes.OK;
    }
    notes.forEach(console.out()::println);
    return ExitCodes.NOT_HELD;
  }
}
