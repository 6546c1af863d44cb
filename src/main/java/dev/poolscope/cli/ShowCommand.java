package dev.poolscope.cli;

import dev.poolscope.experiment.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope show`.
@Command(
    name = "show",
    description =
        "Prints an experiment's YAML, as it would run; comments name the defaults of Go and OkHttp.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
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

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(Experiments.explained(Experiments.read(Experiments.find(name), sets)));
    return ExitCodes.OK;
  }
}
