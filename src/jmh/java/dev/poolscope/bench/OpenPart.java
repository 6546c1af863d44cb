package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Requests at even intervals, whatever became of those before, to a server that answers after
/// 5 ms, in the same process and in another one.
final class OpenPart implements Part {
  private static final List<Integer> RATES = List.of(1000, 2000, 5000);

  @Override
  public String name() {
    return "open";
  }

  @Override
  public double seconds(Settings settings) {
    return settings.rounds() * RATES.size() * 6 * (settings.seconds() + 5);
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    for (int rate : RATES) {
      try (LocalServer server = LocalServer.delayed(bench)) {
        String apart = "url: \"" + server.url() + "\"";
        String within = "sample: {server: embedded, delay: 5ms}";
        Rounds<OpenFigures> rounds = new Rounds<>();
        for (int round = 0; round < bench.settings().rounds(); round++) {
          for (String rules : List.of("go", "okhttp")) {
            String rulesText = "Poolscope, `" + rules + "` rules, ";
            rounds.add(rulesText + "server apart", ours(bench, rules, apart, rate));
            rounds.add(rulesText + "server within", ours(bench, rules, within, rate));
          }
          if (bench.tools().goOpenLoop().isPresent()) {
            rounds.add("Go, server apart", go(bench, List.of("-url", server.url()), rate));
            rounds.add("Go, server within", go(bench, List.of(), rate));
          }
        }
        table(bench, server, rate, rounds);
      }
    }
  }

  private static int due(Bench bench, int rate) {
    return (int) Math.round(rate * bench.settings().seconds());
  }

  private static OpenFigures ours(Bench bench, String rules, String target, int rate)
      throws IOException, InterruptedException {
    double seconds = bench.settings().seconds();
    String limits =
        rules.equals("go")
            ? "maxIdleConnsPerHost: 1000"
            : "maxIdleConns: 1000, maxRequests: 10000, maxRequestsPerHost: 10000";
    String experiment =
        String.format(
            Locale.ROOT,
            """
            schema: poolscope/experiment/v1
            name: bench
            window: %dms
            targets: [{name: server, %s}]
            transport: {rules: %s, idleConnTimeout: 90s, %s}
            load:
              - {target: server, arrivals: {kind: constant, rate: %d}, maxInFlight: 100000}
            """,
            Math.round(seconds * 1000),
            target,
            rules,
            limits,
            rate);
    try (Poolscope.Recorded run = bench.poolscope().run(experiment, seconds)) {
      return OpenFigures.read(
          run.directory().resolve("requests.csv"),
          due(bench, rate),
          seconds,
          run.total("connections_opened"));
    }
  }

  private static OpenFigures go(Bench bench, List<String> where, int rate)
      throws IOException, InterruptedException {
    double seconds = bench.settings().seconds();
    Path csv = Files.createTempFile(bench.work(), "go-", ".csv");
    List<String> command = new ArrayList<>();
    command.add(bench.tools().goOpenLoop().orElseThrow().toString());
    command.addAll(where);
    command.addAll(List.of("-rate", rate + "", "-time", seconds + "s", "-csv", csv.toString()));
    Child.Result result = Child.run(bench.work(), seconds, command);
    OpenFigures figures =
        OpenFigures.read(csv, due(bench, rate), seconds, Reading.field(result.text(), "opened"));
    Files.delete(csv);
    return figures;
  }

  private static void table(Bench bench, LocalServer server, int rate, Rounds<OpenFigures> rounds)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String client : rounds.subjects()) {
      boolean saysWhenSent = !client.startsWith("Go");
      rows.add(
          List.of(
              client,
              rounds.figure(client, OpenFigures::opened).text(0),
              rounds.figure(client, figures -> figures.serviceMillis(50)).text(1),
              rounds.figure(client, figures -> figures.serviceMillis(99)).text(1),
              rounds.figure(client, figures -> figures.settledServiceMillis(99)).text(1),
              rounds.figure(client, figures -> figures.responseMillis(99)).text(1),
              saysWhenSent ? rounds.figure(client, OpenFigures::sent).text(0) : "-",
              rounds.figure(client, OpenFigures::unanswered).text(0),
              rounds.figure(client, OpenFigures::latePercent).text(2),
              rounds.figure(client, OpenFigures::settledLatePercent).text(2)));
    }
    bench
        .report()
        .table(
            String.format(
                Locale.ROOT,
                "%,d requests a second, %,d in all; server apart: %s; median (least to most)",
                rate,
                due(bench, rate),
                server.name()),
            List.of(
                "client",
                "connections opened",
                "p50 above 5 ms, ms",
                "p99 above 5 ms, ms",
                "p99 from the third second on, ms",
                "p99 from when due, ms",
                "sent in the window",
                "not answered",
                "begun late by more than 2 ms, %",
                "late from the third second on, %"),
            rows);
  }
}
