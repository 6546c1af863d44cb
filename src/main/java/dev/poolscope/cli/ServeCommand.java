package dev.poolscope.cli;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Sample;
import dev.poolscope.files.LogFile;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.server.BackendCounts;
import dev.poolscope.server.ExternalServer;
import dev.poolscope.server.RealServerOptions;
import dev.poolscope.server.SampleServer;
import dev.poolscope.server.ServerCounts;
import dev.poolscope.server.ServerTotals;
import dev.poolscope.time.SystemScheduler;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `poolscope serve`: one sample server, until interrupted. Its options are the fields of a sample
/// in an experiment file.
final class ServeCommand implements Callable<Integer> {
  private static final String SAMPLE = "targets.N.sample";

  /// The smallest experiment with a sample server, to read the options with.
  private static final Source SERVER_ONLY =
      new Source(
          "serve",
          """
          schema: poolscope/experiment/v1
          name: serve
          targets: [{name: server, sample: {}}]
          load: [{target: server, arrivals: {kind: once, requests: 1}}]
          """);

  private final Console console;
  private final Map<String, OptionSpec> options = new LinkedHashMap<>();

  private ServeCommand(Console console) {
    this.console = console;
    for (SchemaField field : Experiments.schema().fields()) {
      // What requests are passed on to are targets of an experiment.
      if (field.parent().equals(SAMPLE) && !field.name().equals("upstream")) {
        options.computeIfAbsent(field.name(), _ -> option(field));
      }
    }
  }

  /// The command with one option for each field of a sample.
  static CommandSpec spec(Console console) {
    ServeCommand command = new ServeCommand(console);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
    spec.name("serve").mixinStandardHelpOptions(true);
    spec.usageMessage().description("Runs one sample server on this machine, until interrupted.");
    command.options.values().forEach(spec::addOption);
    return spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Sample sample = sample();
    LogFile.onlyWarnings(true);
    if (sample.server().isReal()) {
      return serveReal(sample);
    }
    try (SystemScheduler scheduler = new SystemScheduler("poolscope-server");
        SampleServer server = start(sample, scheduler)) {
      return untilInterrupted(
          sample, server.port(), new CountDownLatch(1), () -> print(server.counts()));
    }
  }

  private int serveReal(Sample sample) throws IOException, InterruptedException {
    RealServerOptions.refusal(sample)
        .ifPresent(
            refusal -> {
              throw new UsageException("--server: " + refusal);
            });
    try (ExternalServer server = startReal(sample)) {
      CountDownLatch ended = new CountDownLatch(1);
      var _ = server.onEnd().thenRun(ended::countDown);
      return untilInterrupted(
          sample,
          server.port(),
          ended,
          () -> server.stop().map(ServerTotals::counts).ifPresent(this::print));
    }
  }

  /// Says where the server is, waits, and has what it counted printed.
  ///
  /// @param over counted down when the server has ended by itself
  private int untilInterrupted(Sample sample, int port, CountDownLatch over, Printing printing)
      throws IOException, InterruptedException {
    CountDownLatch finished = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              over.countDown();
              Interrupts.awaitThenHalt(finished);
            },
            "poolscope-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      console
          .out()
          .printf(
              Locale.ROOT,
              "serving %s://127.0.0.1:%d/ until interrupted%n",
              sample.tls() ? "https" : "http",
              port);
      console.out().flush();
      over.await();
      printing.print();
    } finally {
      finished.countDown();
    }
    return ExitCodes.INTERRUPTED;
  }

  /// Prints what a server has counted.
  @FunctionalInterface
  private interface Printing {
    void print() throws IOException;
  }

  private Sample sample() {
    List<String> sets = new ArrayList<>();
    options.forEach(
        (name, option) -> {
          String value = option.getValue();
          if (value != null) {
            sets.add("targets.server.sample." + name + "=" + value);
          }
        });
    Experiment experiment = read(sets);
    return Objects.requireNonNull(experiment.target("server").sample());
  }

  /// Reads the options; what is wrong is said of the option as the user typed it.
  private Experiment read(List<String> sets) {
    try {
      return Experiments.read(SERVER_ONLY, sets);
    } catch (ConfigException e) {
      Problem first = e.problems().getFirst();
      String field = first.field().replaceFirst("^targets\\.0\\.sample\\.", "");
      String rest = field.indexOf('.') < 0 ? "" : field.substring(field.indexOf('.')) + ":";
      OptionSpec option = options.get(field.split("\\.")[0]);
      if (option == null) {
        throw e;
      }
      throw new UsageException(typedName(option) + ":" + rest + " " + first.message());
    }
  }

  private String typedName(OptionSpec option) {
    List<String> typed = option.command().commandLine().getParseResult().originalArgs();
    for (String name : option.names()) {
      if (typed.stream().anyMatch(text -> text.equals(name) || text.startsWith(name + "="))) {
        return name;
      }
    }
    return option.longestName();
  }

  private static SampleServer start(Sample sample, SystemScheduler scheduler) throws IOException {
    try {
      return SampleServer.start(sample, 1, scheduler);
    } catch (BindException _) {
      throw new UsageException(
          "--port: port "
              + sample.port()
              + " is taken; stop the program that uses it, or give another (0 = any free one)",
          ExitCodes.MACHINE);
    }
  }

  private static ExternalServer startReal(Sample sample) throws InterruptedException {
    try {
      return ExternalServer.start(sample, List.of());
    } catch (IOException e) {
      throw new UsageException("--server: " + e.getMessage(), ExitCodes.MACHINE);
    }
  }

  private void print(ServerCounts counts) {
    new TreeMap<>(counts.requestsByRemotePort())
        .forEach(
            (port, requests) ->
                console.out().printf(Locale.ROOT, "127.0.0.1:%d requests=%d%n", port, requests));
    for (BackendCounts backend : counts.backends()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "backend %d accepted=%d requests=%d%n",
              backend.number(),
              backend.accepted(),
              backend.requests());
    }
    console
        .out()
        .printf(
            Locale.ROOT, "total accepted=%d requests=%d%n", counts.accepted(), counts.requests());
    console.out().flush();
  }

  private static String label(SchemaField field) {
    return switch (field.type().words()) {
      case "duration", "bytes" -> field.type().words().toUpperCase(Locale.ROOT);
      case "whole number" -> "N";
      case "true or false" -> "BOOLEAN";
      default -> field.name().toUpperCase(Locale.ROOT);
    };
  }

  private static OptionSpec option(SchemaField field) {
    String kebab = field.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>(List.of("--" + field.name()));
    if (!kebab.equals(field.name())) {
      names.add("--" + kebab);
    }
    String text = field.doc() + " Allowed: " + field.allowed() + ".";
    return OptionSpec.builder(names.toArray(String[]::new))
        .type(String.class)
        .paramLabel(label(field))
        .description(text.replace("%", "%%"))
        .build();
  }
}
