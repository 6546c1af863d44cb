package dev.poolscope.cli;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.run.RunFactory;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.sweep.SweepDirectory;
import dev.poolscope.sweep.SweepPlan;
import dev.poolscope.sweep.SweepPoint;
import dev.poolscope.sweep.SweepTable;
import dev.poolscope.sweep.Varied;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope sweep`.
@Command(
    name = "sweep",
    description = {
      "Runs an experiment under every combination of some fields' values, and shows what each"
          + " costs: connections, churn, waiting.",
      "The same command goes on with a sweep that was interrupted."
    },
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  private final Console console;
  private final RunFactory runs;

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "A built-in experiment (see poolscope list) or a YAML file.")
  private String name = "";

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "PATH=V1,V2,...",
      description =
          "A field and its values, such as transport.maxIdleConnsPerHost=1,2,4,8 or ...=1..8; may"
              + " be repeated: every combination is run.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "How often each combination is run, with a seed of its own; default: 1.")
  private int repeat = 1;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The sweep's files.")
  private Path out = Path.of("");

  @Option(
      names = "--virtual",
      description =
          "Works the runs out in virtual time instead of sending anything: the rules of Go's pool,"
              + " with servers and a network that take exactly the time they are given.")
  private boolean virtual;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Replaces a field of the experiment in all runs.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--csv", description = "Prints the table, sweep.csv, on standard output.")
  private boolean csv;

  @Option(names = "--quiet", description = "Shows no progress.")
  private boolean quiet;

  SweepCommand(Console console, RunFactory runs) {
    this.console = console;
    this.runs = runs;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, RunRefusedException {
    if (repeat < 1) {
      throw new UsageException("--repeat: " + repeat + " is no number of runs; allowed: from 1");
    }
    Source source = Experiments.find(name);
    List<Varied> varied = vary.stream().map(Varied::parse).toList();
    SweepPlan plan = new SweepPlan(source, sets, varied, repeat, virtual);
    check(plan);
    FileProblems.requireWritable("--out", out);
    SweepDirectory directory = SweepDirectory.open(out, plan);
    List<SweepPoint> missing = directory.missing();
    int all = plan.points().size();
    for (int i = 0; i < missing.size(); i++) {
      SweepPoint point = missing.get(i);
      say(all - missing.size() + i + 1 + " of " + all + ": " + String.join(" ", plan.sets(point)));
      directory.add(point, report(plan.experiment(point), directory.runs()));
    }
    if (console.interactive() && !quiet) {
      console.rewrite("");
    }
    if (csv) {
      console.print(Files.readString(directory.table()));
    } else {
      console.print(SweepText.of(varied, SweepTable.of(directory.rows())));
      console.err().println("files: " + out);
    }
    return ExitCodes.OK;
  }

  /// Finds what is wrong with any of the runs before the first begins.
  private void check(SweepPlan plan) {
    for (SweepPoint point : plan.points()) {
      if (point.repeat() == 1) {
        Experiment experiment = plan.experiment(point);
        ExperimentChecks checks = new ExperimentChecks(plan.source(), plan.sets(point));
        checks.checkMetrics(experiment);
        if (!virtual) {
          checks.checkHosts(experiment, AllowedHosts.THIS_MACHINE);
        } else {
          VirtualRun.check(experiment);
        }
      }
    }
  }

  private RunReport report(Experiment experiment, Path parent)
      throws IOException, InterruptedException, RunRefusedException {
    if (virtual) {
      return VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE);
    }
    return QuietRun.of(runs, experiment, parent).report();
  }

  private void say(String line) {
    if (quiet) {
      return;
    }
    if (console.interactive()) {
      console.rewrite(line);
    } else if (!virtual) {
      console.err().println(line);
    }
  }
}
