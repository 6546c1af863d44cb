package dev.poolscope.cli;

import dev.poolscope.advise.Finding;
import dev.poolscope.advise.MachineAdvice;
import dev.poolscope.advise.Reach;
import dev.poolscope.advise.TrustNotes;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.PictureOptions;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.Json;
import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.report.RunReport;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunFactory;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope run`.
@Command(
    name = "run",
    description = "Runs an experiment and writes what every connection did.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final PictureWriter pictures;
  private final RunFactory runs;

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "A built-in experiment (see poolscope list) or a YAML file.")
  private String name = "";

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Replaces a field of the experiment, such as window=5s or"
              + " targets.a.sample.delay=20ms.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run's directory is created; default: poolscope-runs.")
  private @Nullable String out;

  @Option(names = "--json", description = "Prints summary.json on standard output.")
  private boolean json;

  @Option(names = "--quiet", description = "Shows no progress.")
  private boolean quiet;

  @Option(names = "--png", description = "Also draws the run, to scope.png in its directory.")
  private boolean png;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of everything random; replaces the experiment's.")
  private @Nullable Long seed;

  @Option(
      names = "--share",
      paramLabel = "I/N",
      description =
          "Sends the I-th part of the load, from 0, of N parts that are a whole together; N alone"
              + " takes I from JOB_COMPLETION_INDEX, as Kubernetes sets it.")
  private @Nullable String share;

  @Option(
      names = "--until-done",
      description =
          "Ends the run as soon as its load is done, without waiting for what becomes of idle"
              + " connections.")
  private boolean untilDone;

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description = "Confirms that load may be sent to a host that is not this machine.")
  private Set<String> allowedHosts = Set.of();

  @Option(
      names = "--allow-rate",
      paramLabel = "N",
      description =
          "Allows up to N requests per second to a host that is not this machine, or unlimited;"
              + " default: 50.")
  private @Nullable String allowedRate;

  @Option(
      names = "--allow-connections",
      paramLabel = "N",
      description =
          "Allows up to N connections at a time to a host that is not this machine; default: 10.")
  private @Nullable String allowedConnections;

  @Option(
      names = "--capture",
      description =
          "Captures the packets of the run's connections (by dumpcap or tcpdump) to capture.pcapng"
              + " in its directory, and compares the run with them.")
  private boolean capture;

  @Option(
      names = "--metrics-port",
      paramLabel = "[ADDRESS:]PORT",
      description =
          "Serves the run's numbers for Prometheus while it goes on, at http://ADDRESS:PORT/metrics;"
              + " to this machine alone unless another address is given, such as 0.0.0.0; port 0"
              + " takes any that is free.")
  private @Nullable String metricsPort;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Begins the load at that moment, such as 2026-11-28T14:00:00Z, so that the parts of a load"
              + " begin together.")
  private @Nullable String at;

  RunCommand(Console console, PictureWriter pictures, RunFactory runs) {
    this.console = console;
    this.pictures = pictures;
    this.runs = runs;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, RunRefusedException {
    List<String> changes = new ArrayList<>(sets);
    if (seed != null) {
      changes.add("seed=" + seed);
    }
    if (share != null) {
      changes.add("share=" + ShareArgument.part(share, System.getenv("JOB_COMPLETION_INDEX")));
    }
    Source source = Experiments.find(name);
    Experiment experiment = Experiments.read(source, changes);
    ExperimentChecks checks = new ExperimentChecks(source, changes);
    checks.checkMetrics(experiment);
    Instant begin = at == null ? null : instant(at);
    AllowedHosts allowed =
        new AllowedHosts(allowedHosts, CapArguments.cap(allowedRate, allowedConnections));
    checks.checkHosts(experiment, allowed);
    checks.checkReach(experiment, allowed);
    warn(experiment, allowed);
    Path parent = outputDirectory();
    FileProblems.requireWritable("--out", parent);
    try (RunInterrupt interrupt = new RunInterrupt();
        RunCapture packets = new RunCapture(capture);
        RunMetricsPort metrics = new RunMetricsPort(console, metricsPort);
        Run run =
            runs.create(
                experiment,
                parent,
                allowed,
                resolved -> {
                  packets.start(resolved);
                  metrics.start(resolved);
                  interrupt.filesFollow();
                })) {
      interrupt.covers(run);
      if (untilDone) {
        run.endOnceDone();
      }
      OutOfMemory.tellsOf(run.directory().path(), console.interactive());
      packets.writeTo(run.directory());
      metrics.follow(run.directory().events());
      if (begin != null) {
        beginAt(begin, run);
      }
      RunInfo info = record(run);
      String notCaptured = packets.stop();
      int exit = report(run, info);
      if (notCaptured != null) {
        console.complain(notCaptured);
        return ExitCodes.MACHINE;
      }
      return exit;
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new UsageException(
          "--at: "
              + text
              + " is no instant; give date and time of UTC, such as 2026-11-28T14:00:00Z");
    }
  }

  private void beginAt(Instant instant, Run run) {
    Duration left = run.beginAt(instant);
    if (left.isNegative()) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "warning: --at: %s passed %.1f s ago; the load begins now.%n",
              instant,
              -left.toMillis() / 1000.0);
    } else {
      say("the load begins in " + left.toSeconds() + " s");
    }
  }

  /// Says before the run what nothing else of it shows.
  private void warn(Experiment experiment, AllowedHosts allowed) {
    for (Reach reach : Reach.of(experiment, allowed)) {
      console.err().println("warning: " + reach.host() + " gets " + reach.words() + ".");
    }
    TrustNotes.of(experiment)
        .forEach(
            note -> console.err().println("warning: " + note.text() + " " + note.evidence() + "."));
    MachineAdvice.of(experiment).stream()
        .filter(note -> !note.isSure())
        .forEach(
            note -> console.err().println("warning: " + note.path() + ": " + note.words() + "."));
  }

  private RunInfo record(Run run) throws IOException, InterruptedException {
    if (quiet) {
      return run.execute();
    }
    say(run.experiment().title());
    if (!run.experiment().question().isEmpty()) {
      say(run.experiment().question());
    }
    try (ProgressLine progress = new ProgressLine(run, console)) {
      progress.start();
      return run.execute();
    }
  }

  private int report(Run run, RunInfo info) throws IOException {
    RunReport report = RunExport.csv(run.directory());
    info.completedBy(report).write(run.directory());
    if (png) {
      Path file = run.directory().path().resolve("scope.png");
      pictures.write(run.directory(), PictureOptions.DEFAULT, file);
    }
    if (json) {
      console.print(Json.text(report.summary()));
    } else {
      console.out().print(ReportText.of(report));
      if (info.warmUp().tooShort()) {
        console
            .out()
            .println(
                "note: the warm-up ended before requests ceased to become faster; the first seconds of"
                    + " the run may show the program's own slowness");
      }
      console.out().println("files: " + run.directory().path());
    }
    return exitCode(run, report, info);
  }

  private int exitCode(Run run, RunReport report, RunInfo info) {
    if (!info.violations().isEmpty()) {
      console.complain(
          "internal error, see violations in "
              + run.directory().info()
              + "; the first: "
              + info.violations().getFirst());
      return ExitCodes.INTERNAL;
    }
    if (report.end().interrupted()) {
      return ExitCodes.INTERRUPTED;
    }
    for (Finding finding : report.findings()) {
      if (finding.rule().equals("LOCAL_LIMIT")) {
        console.complain(finding.text() + " " + finding.remedy());
        return ExitCodes.MACHINE;
      }
    }
    CaptureCheck check = report.capture();
    boolean differs = check != null && check.differs();
    return report.held() && !differs ? ExitCodes.OK : ExitCodes.NOT_HELD;
  }

  private Path outputDirectory() {
    String text = out == null ? System.getProperty("poolscope.out", "poolscope-runs") : out;
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("--out: " + e.getReason() + "; give a directory");
    }
  }

  private void say(@Nullable String text) {
    if (!quiet) {
      console.err().println(text);
    }
  }
}
