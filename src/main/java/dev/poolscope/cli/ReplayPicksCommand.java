package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.files.Json;
import dev.poolscope.picks.BalancerSpec;
import dev.poolscope.picks.Replay;
import dev.poolscope.picks.ReplayPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope replay-picks`.
@Command(
    name = "replay-picks",
    description = {
      "Shows where the requests of a recorded run would have gone under other balancers.",
      "Every request arrives when it did, with its client as key, and ends when and as it did,"
          + " whichever host gets it: what another host would have changed about it is not guessed."
    },
    mixinStandardHelpOptions = true)
final class ReplayPicksCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory = Path.of("");

  @Option(
      names = "--balancer",
      required = true,
      paramLabel = "ID[,NAME=VALUE...]",
      description =
          "A rule, with options if need be; may be repeated. See poolscope pick --help for all.")
  private List<String> balancers = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of all draws; default: the experiment's.")
  private @Nullable Long seed;

  @Option(
      names = "--without",
      paramLabel = "HOST",
      description =
          "Leaves a host out and shows which share of the client keys moves by that; else a key has"
              + " moved if its first request goes to another host than recorded.")
  private @Nullable String without;

  @Option(names = "--csv", description = "Prints CSV.")
  private boolean csv;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ReplayPicksCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (csv && json) {
      throw new UsageException("--csv: does not go with --json; keep one of them");
    }
    List<BalancerSpec> specs = balancers.stream().map(BalancerSpec::parse).toList();
    RunDirectory run = new RunDirectory(directory);
    run.requireRun();
    Experiment experiment = Experiments.read(Experiments.load(run.experiment()), List.of());
    ReplayPlan plan = ReplayPlan.of(experiment, specs, seed, without);
    Replay.Result result = Replay.of(run.events(), plan);
    print(result);
    if (!result.complete()) {
      console
          .err()
          .println(
              result.damaged()
                  ? "events.log is damaged; replayed up to the damage"
                  : "the run was cut off; replayed up to its last event");
    }
    return ExitCodes.OK;
  }

  private void print(Replay.Result result) {
    String text =
        json
            ? Json.text(ReplayTable.json(result.rows()))
            : csv ? ReplayTable.csv(result.rows()) : ReplayText.of(result.rows(), without);
    console.print(text);
  }
}
