package dev.poolscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Workers that each send their next request after the last one ended: requests per second and
/// processor time per request of all clients beside each other.
final class ClosedPart implements Part {
  private static final List<Integer> WORKERS = List.of(32, 1000);

  @Override
  public String name() {
    return "closed";
  }

  @Override
  public double seconds(Settings settings) {
    return WORKERS.size() * settings.rounds() * 5 * (2 * settings.seconds() + 5);
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    try (LocalServer server = LocalServer.quick(bench)) {
      for (int workers : WORKERS) {
        Rounds<Reading> rounds = measure(bench, Client.all(bench), server, workers);
        table(bench.report(), server, workers, rounds);
      }
    }
  }

  /// The windows are half a unit and one and a half, so what counts is one unit.
  static Rounds<Reading> measure(Bench bench, List<Client> clients, LocalServer server, int workers)
      throws IOException, InterruptedException {
    double unit = bench.settings().seconds();
    Rounds<Reading> rounds = new Rounds<>();
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (Client client : clients) {
        rounds.add(client.name(), client.between(server.url(), workers, unit / 2, unit * 1.5));
      }
    }
    return rounds;
  }

  private static void table(Report report, LocalServer server, int workers, Rounds<Reading> rounds)
      throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String client : rounds.subjects()) {
      rows.add(
          List.of(
              client,
              rounds.figure(client, Reading::perSecond).text(0),
              rounds.figure(client, Reading::cpuMicros).text(1),
              rounds.ratio(client, Client.BARE, Reading::cpuMicros),
              rounds.ratio(client, Client.GO, Reading::cpuMicros),
              rounds.ratio(
                  client, Reading::cpuMicrosWithFiles, Client.BARE, Reading::cpuMicrosWithFiles)));
    }
    report.table(
        workers + " workers against " + server.name() + ": median (least to most) of the rounds",
        List.of(
            "client",
            "requests/s",
            "CPU µs per request",
            "to bare OkHttp",
            "to Go",
            "with CSV files, to bare OkHttp"),
        rows);
  }
}
