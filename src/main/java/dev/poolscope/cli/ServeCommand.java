package dev.poolscope.cli;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Sample;
import dev.poolscope.files.LogFile;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.server.BackendCounts;
import dev.poolscope.server.SampleServer;
import dev.poolscope.server.ServerCounts;
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
      if (field.parent().equals(SAMPLE) && !field.name().equals("server")) {
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
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);
    LogFile.onlyWarnings(true);
    try (SystemScheduler scheduler = new SystemScheduler("poolscope-server");
        SampleServer server = start(sample, scheduler)) {
      Thread hook =
          new Thread(
              () -> {
                interrupted.countDown();
                Interrupts.awaitThenHalt(finished);
              },
              "poolscope-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      console
          .out()
          .printf(
              Locale.ROOT,
              "serving %s://127.0.0.1:%d/ until interrupted%n",
              sample.tls() ? "https" : "http",
              server.port());
      console.out().flush();
      interrupted.await();
      print(server.counts());
    } finally {
      finished.countDown();
    }
    return ExitCodes.INTERRUPTED;
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
