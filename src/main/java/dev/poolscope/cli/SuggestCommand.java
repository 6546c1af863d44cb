package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Pooling;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.Json;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.run.RunFactory;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.suggest.Suggester;
import dev.poolscope.suggest.Suggestion;
import dev.poolscope.traffic.ReadTraffic;
import dev.poolscope.traffic.RunTraffic;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.traffic.TrafficFiles;
import dev.poolscope.units.Durations;
import dev.poolscope.virtual.ReplayTimes;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope suggest`.
@Command(
    name = "suggest",
    description = {
      "Names the smallest limits that would have avoided a run's churn and its waiting: its requests"
          + " go through the rules of Go's pool again, in virtual time, under one limit after the"
          + " other.",
      "An access log (common, combined or JSON, with a time for each request) or a HAR file does as"
          + " well as a run: one's own traffic."
    },
    mixinStandardHelpOptions = true)
final class SuggestCommand implements Callable<Integer> {
  /// What a dial takes where nothing is known of it: that of a network nearby.
  private static final Duration DIAL = Duration.ofMillis(1);

  /// The longest log that is sent again without being told how much of it.
  private static final Duration MOST_UNASKED = Duration.ofMinutes(1);

  private static final String NO_EXPERIMENT =
      """
      schema: poolscope/experiment/v1
      name: recorded
      targets: [{name: server, sample: {}}]
      load: [{target: server, arrivals: {kind: once, requests: 1}}]
      """;

  private final Console console;
  private final RunFactory runs;

  @Parameters(
      paramLabel = "DIR|FILE",
      description = "The directory of a run, an access log, or a HAR file.")
  private Path from = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "A limit as it was, such as transport.maxIdleConnsPerHost=2; for a log those that are not"
              + " given are those of Go's http.Transport.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--dial",
      paramLabel = "DURATION",
      description = "How long a dial takes; default: as in the run, for a log 1ms.")
  private @Nullable String dial;

  @Option(
      names = "--took",
      paramLabel = "DURATION",
      description = "How long each request of a log took, where its lines do not tell.")
  private @Nullable String took;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Takes only the beginning of a log, such as its first 60s.")
  private @Nullable String beginning;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(
      names = "--check",
      description =
          "Runs the experiment for real under what is suggested, beside what was said. The requests"
              + " of a log are sent to sample servers of this machine, when they came, and take as"
              + " long as they took.")
  private boolean check;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the directories of those runs are created; default: poolscope-runs.")
  private Path out = Path.of(System.getProperty("poolscope.out", "poolscope-runs"));

  SuggestCommand(Console console, RunFactory runs) {
    this.console = console;
    this.runs = runs;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, RunRefusedException {
    checkSets();
    requireCheckable();
    Duration tookEach = duration("--took", took);
    Duration first = duration("--for", beginning);
    Asked asked = Files.isDirectory(from) ? ofRun() : ofFile(tookEach, first);
    if (asked.traffic.size() == 0) {
      throw new UsageException(from + " has no requests to learn from");
    }
    Experiment checked = check ? replayed(asked) : null;
    Suggestion suggestion = Suggester.of(asked.traffic, asked.transport.goLimits(), asked.times);
    if (json) {
      console.print(Json.text(SuggestTable.json(suggestion, asked.notes)));
    } else {
      console.print(SuggestText.of(suggestion, asked.notes, asked.command()));
    }
    if (checked != null) {
      console.print(new SuggestCheck(runs, out).of(checked, suggestion));
    }
    return ExitCodes.OK;
  }

  private Experiment replayed(Asked asked) {
    Experiment experiment = asked.experiment;
    return experiment == null
        ? Experiments.read(ReplayedTraffic.experiment(asked.traffic), sets)
        : experiment;
  }

  private void requireCheckable() {
    if (check && json) {
      throw new UsageException("--check: does not go with --json; keep one of them");
    }
    if (beginning != null && Files.isDirectory(from)) {
      throw new UsageException("--for: " + from + " is a run, which is taken whole; leave it out");
    }
    if (check) {
      FileProblems.requireWritable("--out", out);
    }
  }

  private void checkSets() {
    for (String set : sets) {
      if (!set.startsWith("transport.")) {
        throw new UsageException(
            "--set: "
                + set
                + " is no limit of the pool; give one such as"
                + " transport.maxIdleConnsPerHost=2");
      }
    }
  }

  private static @Nullable Duration duration(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Duration duration = Durations.parse(text);
      if (duration.isNegative()) {
        throw new UsageException(option + ": " + text + " is negative; give one such as 20ms");
      }
      return duration;
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage() + "; give one such as 20ms");
    }
  }

  private Asked ofFile(@Nullable Duration tookEach, @Nullable Duration first) throws IOException {
    ReadTraffic read = TrafficFiles.read(from, tookEach);
    Traffic traffic = first == null ? read.traffic() : read.traffic().until(first.toNanos());
    if (check) {
      requireShort(read.traffic(), first);
    }
    Transport transport =
        Experiments.read(new Source("the limits", NO_EXPERIMENT), sets).transport();
    Duration dialTook = duration("--dial", dial);
    long dialNanos = (dialTook == null ? DIAL : dialTook).toNanos();
    return new Asked(traffic, transport, ReplayTimes.untilDone(dialNanos), read.notes(), null);
  }

  /// Sending requests again takes as long as it took.
  private void requireShort(Traffic whole, @Nullable Duration first) {
    Duration length = Duration.ofNanos(whole.lengthNanos());
    if (first == null && length.compareTo(MOST_UNASKED) > 0) {
      throw new UsageException(
          "--check: "
              + from
              + " lasts "
              + Durations.format(length.truncatedTo(ChronoUnit.SECONDS))
              + ", and to send its requests again takes as long; give a stretch, such as --for "
              + Durations.format(MOST_UNASKED));
    }
  }

  private Asked ofRun() throws IOException {
    RunDirectory run = new RunDirectory(from);
    run.requireRun();
    Experiment experiment = Experiments.read(Experiments.load(run.experiment()), sets);
    refuse(experiment);
    RunTraffic collected = new RunTraffic();
    RunReport report = RunExport.report(run, collected);
    List<String> notes = new ArrayList<>();
    if (experiment.transport().rules() == Rules.OKHTTP) {
      notes.add("the run had OkHttp's rules; what is suggested is for those of Go");
    }
    notes.add(
        "the run itself opened "
            + report.totals().values().get(SummaryColumns.OPENED.name())
            + " connections and closed "
            + report.totals().values().get(SummaryColumns.CLOSED.name()));
    if (!report.end().shortfall().isEmpty()) {
      notes.add(report.end().shortfall());
    }
    Duration dialTook = duration("--dial", dial);
    long dialNanos = dialTook == null ? collected.dialNanos() : dialTook.toNanos();
    return new Asked(
        collected.traffic(),
        experiment.transport(),
        new ReplayTimes(dialNanos, report.end().loadNanos(), experiment.transport().goRelease()),
        notes,
        experiment);
  }

  private void refuse(Experiment experiment) {
    Transport transport = experiment.transport();
    if (experiment.targets().stream()
        .anyMatch(target -> experiment.protocol(target.name()) != Protocol.HTTP_1_1)) {
      throw new UsageException(
          from
              + ": requests of HTTP/2 share connections, which idle limits do not hold; give a run"
              + " of HTTP/1.1");
    }
    if (experiment.instances() > 1
        || transport.pool() != Pooling.SHARED
        || transport.perRequest()) {
      throw new UsageException(
          from
              + ": its requests went through several pools, and limits hold in each; give a run of"
              + " one client with one pool");
    }
  }

  /// What is asked.
  ///
  /// @param transport whose limits held
  /// @param experiment that of the run, null for a log
  private record Asked(
      Traffic traffic,
      Transport transport,
      ReplayTimes times,
      List<String> notes,
      @Nullable Experiment experiment) {
    /// What runs the experiment again, empty for a log.
    String command() {
      return experiment == null ? "" : "poolscope run " + experiment.name();
    }
  }
}
