package dev.poolscope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/// Measures whole programs beside each other and writes the tables that `src/docs/benchmarks.md`
/// explains. Everything stays on this machine's loopback and ends by itself.
///
/// Exit code 0: everything asked for was measured; 1: a part failed; 2: wrong settings.
public final class Benchmarks {
  private static final double QUIET_LOAD = 0.5;
  private static final List<Part> PARTS =
      List.of(
          new ClosedPart(),
          new OpenPart(),
          new FlatPart(),
          new MemoryPart(),
          new KernelPart(),
          new TracePart(),
          new ExportsPart(),
          new StartPart(),
          new JmhPart(),
          new VirtualPart(),
          new DrawingPart(),
          new CataloguePart());

  private Benchmarks() {}

  /// Runs the parts asked for.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Settings settings = Settings.ofSystem();
    List<String> known = PARTS.stream().map(Part::name).toList();
    for (String part : settings.parts()) {
      if (!part.equals("all") && !known.contains(part)) {
        System.err.println(
            "bench.parts: \""
                + part
                + "\" is no part; allowed are all, "
                + String.join(", ", known));
        System.exit(2);
      }
    }
    if (!Files.isExecutable(settings.program())) {
      System.err.println("no program at " + settings.program() + "; build it with mvn package");
      System.exit(2);
    }
    boolean good = true;
    Bench bench = Bench.open(settings);
    say("installed: " + bench.tools());
    for (Part part : PARTS) {
      if (settings.has(part)) {
        good &= measured(part, bench);
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean measured(Part part, Bench bench) throws InterruptedException {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    say(
        String.format(
            Locale.ROOT,
            "%n== %s: about %.0f s; load average %.2f%s",
            part.name(),
            part.seconds(bench.settings()),
            load,
            load > QUIET_LOAD
                ? ", so this machine is not quiet and the figures are not either"
                : ""));
    try {
      bench.report().begin(part.name(), load);
      part.measure(bench);
      return true;
    } catch (IOException e) {
      System.err.println(part.name() + " failed: " + e.getMessage());
      return false;
    }
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
