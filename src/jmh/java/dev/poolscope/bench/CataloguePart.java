package dev.poolscope.bench;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether the built-in experiments hold, run in turn on a quiet machine and beside a process that
/// keeps one core busy. Only measured when asked for by its name.
final class CataloguePart implements Part {
  private static final int TIMES = 5;

  /// How many of the runs beside the busy core have to hold; one that does not has to say that it
  /// was disturbed.
  private static final int BUSY_HELD = 4;

  /// What a run takes beside its window: its start, its warm-up and its files.
  private static final double AROUND_SECONDS = 3;

  @Override
  public String name() {
    return "catalogue";
  }

  @Override
  public boolean isInAll() {
    return false;
  }

  @Override
  public double seconds(Settings settings) {
    double once = 0;
    for (String name : names(settings)) {
      Duration window = read(name).duration();
      once += window.toMillis() / 1000.0 + AROUND_SECONDS;
    }
    return once * 2 * TIMES;
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<String> names = names(bench.settings());
    List<List<Verdict>> quiet = new ArrayList<>();
    for (String name : names) {
      quiet.add(runs(bench, name));
    }
    List<List<Verdict>> busy = new ArrayList<>();
    List<String> loop = Bench.java(BusyCore.class, List.of(), List.of());
    try (Child busyCore = Child.start(bench.work(), Map.of(), loop)) {
      busyCore.awaitLine("busy");
      for (String name : names) {
        busy.add(runs(bench, name));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean good = holds(quiet.get(i), busy.get(i));
      if (!good) {
        failures.add(name);
      }
      rows.add(
          List.of(
              name,
              window(name),
              held(quiet.get(i)),
              held(busy.get(i)),
              good ? "yes" : "no",
              why(quiet.get(i), busy.get(i))));
    }
    bench
        .report()
        .table(
            TIMES + " runs in turn, quiet and beside a busy core",
            List.of("experiment", "window", "held", "held beside", "as it should", "why not"),
            rows);
    if (!failures.isEmpty()) {
      throw new IOException("do not hold as they should: " + String.join(", ", failures));
    }
  }

  private static List<Verdict> runs(Bench bench, String name)
      throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    Path program = bench.settings().program();
    for (int i = 0; i < TIMES; i++) {
      Verdict verdict = Verdict.of(program, bench.work(), name);
      verdicts.add(verdict);
      if (verdict.kind() == Verdict.Kind.LEFT_OUT) {
        break;
      }
    }
    System.out.println(name + ": " + held(verdicts));
    return verdicts;
  }

  /// Whether all held on the quiet machine, and nearly all beside the busy core; what is left out
  /// is no failure.
  static boolean holds(List<Verdict> quiet, List<Verdict> busy) {
    if (quiet.getFirst().kind() == Verdict.Kind.LEFT_OUT) {
      return true;
    }
    return count(quiet) == TIMES
        && count(busy) >= BUSY_HELD
        && busy.stream().allMatch(run -> run.kind() == Verdict.Kind.HELD || run.disturbed());
  }

  private static long count(List<Verdict> runs) {
    return runs.stream().filter(run -> run.kind() == Verdict.Kind.HELD).count();
  }

  private static String held(List<Verdict> runs) {
    if (runs.getFirst().kind() == Verdict.Kind.LEFT_OUT) {
      return "left out";
    }
    long disturbed = runs.stream().filter(Verdict::disturbed).count();
    return count(runs)
        + " of "
        + runs.size()
        + (disturbed > 0 ? ", " + disturbed + " disturbed" : "");
  }

  private static String why(List<Verdict> quiet, List<Verdict> busy) {
    List<String> reasons = new ArrayList<>();
    for (List<Verdict> runs : List.of(quiet, busy)) {
      runs.stream()
          .map(Verdict::why)
          .filter(why -> !why.isEmpty())
          .distinct()
          .forEach(reasons::add);
    }
    return String.join("<br>", reasons).replace("|", "\\|").replace("\n", " ");
  }

  private static String window(String name) {
    return read(name).duration().toMillis() / 1000.0 + " s";
  }

  private static Experiment read(String name) {
    return Experiments.read(Experiments.find(name), List.of());
  }

  private static List<String> names(Settings settings) {
    List<String> all = Experiments.headlines().stream().map(Headline::name).toList();
    List<String> unknown =
        settings.experiments().stream().filter(name -> !all.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "bench.experiments: no built-in experiments: " + String.join(", ", unknown));
    }
    return settings.experiments().isEmpty()
        ? all
        : all.stream().filter(settings.experiments()::contains).toList();
  }
}
