package dev.poolscope.bench;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.suggest.Suggester;
import dev.poolscope.traffic.ReadTraffic;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.traffic.TrafficBuilder;
import dev.poolscope.traffic.TrafficFiles;
import dev.poolscope.virtual.PoolReplay;
import dev.poolscope.virtual.ReplayTimes;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/// How fast virtual time is: requests a second through the pool's state machine, experiments
/// against real time, an access log of a million lines.
final class VirtualPart implements Part {
  private static final int REQUESTS = 1_000_000;
  private static final int SMALL = 1_000;
  private static final int SETTINGS = 2_000;

  /// As many runs as a small sweep has.
  private static final int REPEATS = 100;

  private static final double NANOS_PER_SECOND = 1e9;

  private static final List<String> PUBLISHED =
      List.of(
          "one-connection-serves-all",
          "idle-one-max-two",
          "two-hosts-total-idle-one",
          "two-hosts-no-total-limit",
          "keep-alive-beside-http10");

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public double seconds(Settings settings) {
    return 30 + settings.rounds() * 20.0;
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    for (int round = 1; round <= bench.settings().rounds(); round++) {
      replays(round, rows);
      experiments(round, rows);
      accessLog(bench, round, rows);
    }
    bench
        .report()
        .table(
            "on one core, but for the suggestion; round 1 is cold",
            List.of("round", "what", "seconds", "figure"),
            rows);
  }

  private static void replays(int round, List<List<String>> rows) {
    Traffic large = poisson(REQUESTS);
    GoLimits limits = new GoLimits(100, 4, 8, 90_000_000_000L, false);
    double seconds = seconds(() -> PoolReplay.of(large, limits, ReplayTimes.untilDone(200_000)));
    rows.add(row(round, "a million requests", seconds, REQUESTS / seconds, "requests/s"));
    Traffic small = poisson(SMALL);
    double all =
        seconds(
            () -> {
              for (int i = 0; i < SETTINGS; i++) {
                GoLimits each = new GoLimits(0, 1 + i % 20, i % 10, 0, false);
                PoolReplay.of(small, each, ReplayTimes.untilDone(200_000));
              }
              return SETTINGS;
            });
    rows.add(row(round, "settings for a thousand requests", all, SETTINGS / all, "settings/s"));
  }

  private static void experiments(int round, List<List<String>> rows) {
    for (String name : PUBLISHED) {
      Experiment experiment = Experiments.read(Experiments.find(name), List.of());
      double window = experiment.duration().toNanos() / NANOS_PER_SECOND;
      double once = seconds(() -> virtual(experiment));
      rows.add(row(round, name, once, window / once, "times real time, once"));
      double many =
          seconds(
              () -> {
                for (int i = 0; i < REPEATS; i++) {
                  virtual(experiment);
                }
                return REPEATS;
              });
      double each = many / REPEATS;
      rows.add(row(round, name, each, window / each, "times real time, of " + REPEATS));
    }
  }

  private static RunReport virtual(Experiment experiment) {
    return VirtualRun.of(experiment, VirtualCosts.LOOPBACK, RunListener.NONE);
  }

  private static void accessLog(Bench bench, int round, List<List<String>> rows)
      throws IOException {
    Path log = bench.work().resolve("access.log");
    writeLog(log);
    ReadTraffic[] read = new ReadTraffic[1];
    double reading =
        seconds(
            () -> {
              read[0] = TrafficFiles.read(log, null);
              return read[0];
            });
    rows.add(row(round, "access log read", reading, REQUESTS / reading, "lines/s"));
    Traffic traffic = read[0].traffic();
    double replay =
        seconds(() -> PoolReplay.of(traffic, GoLimits.ZERO, ReplayTimes.untilDone(1_000_000)));
    rows.add(row(round, "access log replayed", replay, REQUESTS / replay, "requests/s"));
    double suggestion =
        seconds(() -> Suggester.of(traffic, GoLimits.ZERO, ReplayTimes.untilDone(1_000_000)));
    rows.add(
        row(round, "limits for it suggested", suggestion, REQUESTS / suggestion, "requests/s"));
    Files.delete(log);
  }

  private static void writeLog(Path log) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter writer = Files.newBufferedWriter(log)) {
      for (int i = 0; i < REQUESTS; i++) {
        int second = i / 1000;
        writer.write(
            String.format(
                Locale.ROOT,
                "10.0.%d.%d - - [28/Nov/2026:10:%02d:%02d +0000] \"GET /api/items/%d HTTP/1.1\""
                    + " 200 %d \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\" %.3f%n",
                i % 200,
                i % 250,
                second / 60,
                second % 60,
                i,
                random.nextInt(10_000),
                0.002 + random.nextDouble() * 0.02));
      }
    }
  }

  /// About eight requests under way, to four hosts.
  private static Traffic poisson(int requests) {
    SplittableRandom random = new SplittableRandom(7);
    TrafficBuilder builder = new TrafficBuilder();
    double at = 0;
    for (int i = 0; i < requests; i++) {
      at += -Math.log1p(-random.nextDouble()) * 1_000_000;
      builder.add("h" + i % 4, (long) at, (long) (random.nextDouble() * 16_000_000), false);
    }
    return builder.build();
  }

  private static double seconds(Callable<Object> work) {
    long start = System.nanoTime();
    try {
      if (work.call() == null) {
        throw new IllegalStateException("nothing came of it");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }

  private static List<String> row(
      int round, String what, double seconds, double figure, String unit) {
    return List.of(
        String.valueOf(round),
        what,
        String.format(Locale.ROOT, "%.3f", seconds),
        String.format(Locale.ROOT, "%,.0f %s", figure, unit));
  }
}
