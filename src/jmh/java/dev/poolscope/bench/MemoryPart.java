package dev.poolscope.bench;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.server.SampleServer;
import dev.poolscope.time.SystemScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an open connection with a request on it takes of memory: the difference between a run with
/// few and one with many, all held open by a server that never answers.
final class MemoryPart implements Part {
  private static final int FEW = 10;
  private static final int MANY = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double JCMD_SECONDS = 60;

  /// Time for the last requests to be waiting for their answers.
  private static final int SETTLE_MILLIS = 2000;

  private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern ALL_NATIVE = Pattern.compile("Total: .*committed=(\\d+)KB");
  private static final Pattern HEAP_NATIVE =
      Pattern.compile("Java Heap \\(reserved=\\d+KB, committed=(\\d+)KB");

  /// Bytes of live objects, and bytes that the JVM took of the system beside the heap.
  private record Memory(double heap, double beside) {
    Memory perConnection(Memory few) {
      double connections = MANY - FEW;
      return new Memory((heap - few.heap) / connections, (beside - few.beside) / connections);
    }
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public double seconds(Settings settings) {
    return settings.rounds() * 2 * 2 * 12;
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    Rounds<Memory> rounds = new Rounds<>();
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (String rules : List.of("go", "okhttp")) {
        Memory few = held(bench, rules, FEW);
        rounds.add(rules, held(bench, rules, MANY).perConnection(few));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (String rules : rounds.subjects()) {
      rows.add(
          List.of(
              "Poolscope, `" + rules + "` rules",
              rounds.figure(rules, memory -> memory.heap / 1024).text(1),
              rounds.figure(rules, memory -> memory.beside / 1024).text(1)));
    }
    bench
        .report()
        .table(
            String.format(
                Locale.ROOT, "%,d connections open at once: median (least to most)", MANY),
            List.of("client", "heap, KiB each", "beside the heap, KiB each"),
            rows);
  }

  private static Memory held(Bench bench, String rules, int connections)
      throws IOException, InterruptedException {
    Sample silent = Sample.DEFAULT.with("stall", Stall.FOREVER);
    try (SystemScheduler scheduler = new SystemScheduler("bench-server");
        SampleServer server = SampleServer.start(silent, 1, scheduler)) {
      Map<String, String> counted = Map.of("JAVA_TOOL_OPTIONS", "-XX:NativeMemoryTracking=summary");
      Poolscope.Running running =
          bench.poolscope().start(experiment(rules, server.port(), connections), counted);
      try (Child child = running.child()) {
        if (!server.awaitAccepted(connections, PATIENCE)) {
          throw child.failure(
              server.counts().accepted() + " of " + connections + " connections were opened");
        }
        Thread.sleep(SETTLE_MILLIS);
        return memory(bench, child);
      } finally {
        Bench.delete(running.parent());
      }
    }
  }

  private static Memory memory(Bench bench, Child child) throws IOException, InterruptedException {
    double heap = number(LIVE, jcmd(bench, child, "GC.class_histogram"));
    String tracked = jcmd(bench, child, "VM.native_memory", "summary");
    double beside = number(ALL_NATIVE, tracked) - number(HEAP_NATIVE, tracked);
    return new Memory(heap, beside * 1024);
  }

  private static String jcmd(Bench bench, Child child, String... words)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Bench.jdk("jcmd"), String.valueOf(child.handle().pid())));
    command.addAll(List.of(words));
    return Child.run(bench.work(), JCMD_SECONDS, command).text();
  }

  private static double number(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return Double.parseDouble(found.group(1));
  }

  private static String experiment(String rules, int port, int connections) {
    String limits =
        rules.equals("go")
            ? "maxIdleConnsPerHost: N"
            : "maxIdleConns: N, maxRequests: N, maxRequestsPerHost: N";
    return String.format(
        Locale.ROOT,
        """
        schema: poolscope/experiment/v1
        name: bench
        window: 5m
        targets: [{name: server, url: "http://127.0.0.1:%d/"}]
        transport: {rules: %s, idleConnTimeout: 90s, requestTimeout: 0s, %s}
        load:
          - {target: server, arrivals: {kind: once, requests: %d}, maxInFlight: 100000}
        """,
        port,
        rules,
        limits.replace("N", String.valueOf(connections)),
        connections);
  }
}
