package dev.poolscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program with workers in a closed loop.
///
/// @param name as tables call it
/// @param window runs it against a URL with so many workers for so many seconds
record Client(String name, Window window) {
  static final String BARE = "bare OkHttp loop";
  static final String GO = "Go `net/http`, counting dialer";
  static final String WRK = "wrk -t1";

  /// One window of a client.
  @FunctionalInterface
  interface Window {
    Reading run(String url, int workers, double seconds) throws IOException, InterruptedException;
  }

  /// All that there are on this machine, in the order in which they run.
  static List<Client> all(Bench bench) {
    List<Client> clients = new ArrayList<>();
    bench.tools().wrk().ifPresent(wrk -> clients.add(wrk(bench, wrk.toString())));
    bench.tools().goClosedLoop().ifPresent(go -> clients.add(go(bench, go.toString())));
    clients.addAll(List.of(bare(bench), poolscope(bench, "go"), poolscope(bench, "okhttp")));
    return List.copyOf(clients);
  }

  /// OkHttp alone, in a JVM of its own.
  static Client bare(Bench bench) {
    return new Client(
        BARE,
        (url, workers, seconds) -> {
          List<String> arguments = List.of(url, String.valueOf(workers), String.valueOf(seconds));
          Child.Result result =
              Child.run(bench.work(), seconds, Bench.java(BareLoop.class, List.of(), arguments));
          return new Reading(
              Reading.field(result.text(), "requests"),
              Reading.field(result.text(), "seconds"),
              result.cpuSeconds(),
              result.cpuSeconds());
        });
  }

  /// Our program, under `go` or `okhttp` rules.
  static Client poolscope(Bench bench, String rules) {
    return new Client(
        "Poolscope, `" + rules + "` rules",
        (url, workers, seconds) -> {
          String experiment = experiment(rules, url, workers, seconds);
          try (Poolscope.Recorded run = bench.poolscope().run(experiment, seconds)) {
            if (!run.flaws().isEmpty()) {
              bench.report().text("Poolscope, " + rules + " rules: " + run.flaws());
            }
            return run.reading();
          }
        });
  }

  /// An experiment with workers in a closed loop and room for all their connections.
  static String experiment(String rules, String url, int workers, double seconds) {
    String limits =
        rules.equals("go")
            ? "maxIdleConnsPerHost: N"
            : "maxIdleConns: N, maxRequests: N, maxRequestsPerHost: N";
    return String.format(
        Locale.ROOT,
        """
        schema: poolscope/experiment/v1
        name: bench
        window: %dms
        targets: [{name: server, url: "%s"}]
        transport: {rules: %s, idleConnTimeout: 90s, %s}
        load:
          - {target: server, arrivals: {kind: closed, workers: %d}, maxInFlight: 100000}
        """,
        Math.round(seconds * 1000),
        url,
        rules,
        limits.replace("N", String.valueOf(workers)),
        workers);
  }

  private static Client go(Bench bench, String program) {
    return new Client(
        GO,
        (url, workers, seconds) -> {
          Child.Result result =
              Child.run(
                  bench.work(),
                  seconds,
                  List.of(program, "-url", url, "-workers", workers + "", "-time", seconds + "s"));
          return new Reading(
              Reading.field(result.text(), "requests"),
              Reading.field(result.text(), "seconds"),
              result.cpuSeconds(),
              result.cpuSeconds());
        });
  }

  private static Client wrk(Bench bench, String program) {
    Pattern pattern = Pattern.compile("(\\d+) requests in ([\\d.]+)(s|m)");
    return new Client(
        WRK,
        (url, workers, seconds) -> {
          long whole = Math.max(1, Math.round(seconds));
          Child.Result result =
              Child.run(
                  bench.work(),
                  seconds,
                  List.of(program, "-t1", "-c" + workers, "-d" + whole + "s", url));
          Matcher said = pattern.matcher(result.text());
          if (!said.find() || result.text().contains("Socket errors")) {
            throw new IOException("wrk: " + result.text());
          }
          double taken = Double.parseDouble(said.group(2)) * (said.group(3).equals("m") ? 60 : 1);
          double requests = Double.parseDouble(said.group(1));
          return new Reading(requests, taken, result.cpuSeconds(), result.cpuSeconds());
        });
  }

  /// What it does between the ends of two windows, so that its start does not count.
  Reading between(String url, int workers, double shortSeconds, double longSeconds)
      throws IOException, InterruptedException {
    Reading shorter = window.run(url, workers, shortSeconds);
    return window.run(url, workers, longSeconds).minus(shorter);
  }
}
