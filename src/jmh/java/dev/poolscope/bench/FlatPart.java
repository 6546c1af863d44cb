package dev.poolscope.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Whether a request costs more because more connections are open or because the run is longer. The
/// other clients show how much of that is the machine's: wrk and Go have neither OkHttp nor a JVM.
final class FlatPart implements Part {
  private static final int[] CONNECTIONS = {10, 100, 1000, 10_000};
  private static final String OURS = "Poolscope, `go` rules";

  /// Workers of the run that is looked at over time.
  private static final int WORKERS = 32;

  /// What is looked at in a long run, in units: from its start and its end.
  private static final double[][] STRETCHES = {{0.1, 0.2}, {1, 1.2}, {6, 6.5}};

  /// Units after which a JVM has compiled its code also where thousands of connections keep the
  /// processors from it; until then its compiler is most of the difference.
  private static final double COMPILED = 1.5;

  /// File descriptors of a client beside its connections.
  private static final int OTHER_FILES = 500;

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public double seconds(Settings settings) {
    double unit = settings.seconds();
    return settings.rounds()
        * (CONNECTIONS.length * 4 * ((2 * COMPILED + 1) * unit + 8) + 2 * (6.5 * unit + 8));
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    try (LocalServer server = LocalServer.quick(bench)) {
      byConnections(bench, server);
      byTime(bench, server);
    }
  }

  private static void byConnections(Bench bench, LocalServer server)
      throws IOException, InterruptedException {
    List<Client> clients = clients(bench);
    int[] possible = IntStream.of(CONNECTIONS).filter(FlatPart::canOpen).toArray();
    if (possible.length < CONNECTIONS.length) {
      bench
          .report()
          .text(
              "fewer connections than wanted: at most "
                  + fileLimit()
                  + " open files are allowed (ulimit -n); raise it to "
                  + (CONNECTIONS[CONNECTIONS.length - 1] + OTHER_FILES));
    }
    Rounds<Reading> rounds = new Rounds<>();
    double unit = bench.settings().seconds();
    for (int round = 0; round < bench.settings().rounds(); round++) {
      for (int connections : possible) {
        for (Client client : clients) {
          rounds.add(
              client.name() + connections,
              client.between(server.url(), connections, COMPILED * unit, (COMPILED + 1) * unit));
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int connections : possible) {
      List<String> row = new ArrayList<>();
      row.add(String.format(Locale.ROOT, "%,d", connections));
      for (Client client : clients) {
        String name = client.name();
        row.add(rounds.figure(name + connections, Reading::cpuMicros).text(1));
        row.add(rounds.ratio(name + connections, name + possible[0], Reading::cpuMicros));
      }
      rows.add(List.copyOf(row));
    }
    List<String> headings = new ArrayList<>(List.of("open connections"));
    for (Client client : clients) {
      headings.add(client.name() + ", µs");
      headings.add("to " + possible[0]);
    }
    bench.report().table(title(server), headings, rows);
  }

  /// All but ours under `okhttp` rules.
  private static List<Client> clients(Bench bench) {
    String left = Client.poolscope(bench, "okhttp").name();
    return Client.all(bench).stream().filter(client -> !client.name().equals(left)).toList();
  }

  private static void byTime(Bench bench, LocalServer server)
      throws IOException, InterruptedException {
    double unit = bench.settings().seconds();
    double end = STRETCHES[STRETCHES.length - 1][1] * unit;
    Rounds<Reading> rounds = new Rounds<>();
    for (int round = 0; round < bench.settings().rounds(); round++) {
      bareOverTime(bench, server, rounds);
      String experiment = Client.experiment("go", server.url(), WORKERS, end);
      try (Poolscope.Watched watched = bench.poolscope().watch(experiment, end)) {
        for (int i = 0; i < STRETCHES.length; i++) {
          Reading before = watched.until(STRETCHES[i][0] * unit);
          rounds.add(OURS + i, watched.until(STRETCHES[i][1] * unit).minus(before));
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < STRETCHES.length; i++) {
      String stretch =
          String.format(
              Locale.ROOT, "%.1f to %.1f s", STRETCHES[i][0] * unit, STRETCHES[i][1] * unit);
      rows.add(row(stretch, rounds, i, STRETCHES.length - 1));
    }
    bench
        .report()
        .table(
            title(server),
            List.of(
                "in the run, " + WORKERS + " workers",
                "CPU µs per request",
                "to the last",
                "bare OkHttp loop, to the last",
                "to bare OkHttp loop"),
            rows);
  }

  private static void bareOverTime(Bench bench, LocalServer server, Rounds<Reading> rounds)
      throws IOException, InterruptedException {
    double unit = bench.settings().seconds();
    List<String> arguments = new ArrayList<>(List.of(server.url(), String.valueOf(WORKERS)));
    for (double[] stretch : STRETCHES) {
      arguments.add(String.valueOf(stretch[0] * unit));
      arguments.add(String.valueOf(stretch[1] * unit));
    }
    List<String> command = Bench.java(BareLoop.class, List.of(), arguments);
    double end = STRETCHES[STRETCHES.length - 1][1] * unit;
    List<Reading> marks =
        Child.run(bench.work(), end, command).text().lines().map(FlatPart::mark).toList();
    for (int i = 0; i < STRETCHES.length; i++) {
      rounds.add(Client.BARE + i, marks.get(2 * i + 1).minus(marks.get(2 * i)));
    }
  }

  private static Reading mark(String line) {
    double cpu = Reading.field(line, "cpu");
    return new Reading(Reading.field(line, "requests"), Reading.field(line, "seconds"), cpu, cpu);
  }

  private static List<String> row(String label, Rounds<Reading> rounds, int which, int reference) {
    String ours = OURS + which;
    String bare = Client.BARE + which;
    return List.of(
        label,
        rounds.figure(ours, Reading::cpuMicros).text(1),
        rounds.ratio(ours, OURS + reference, Reading::cpuMicros),
        rounds.ratio(bare, Client.BARE + reference, Reading::cpuMicros),
        rounds.ratio(ours, bare, Reading::cpuMicros));
  }

  private static String title(LocalServer server) {
    return "CPU of a request, `go` rules, against " + server.name() + ": median (least to most)";
  }

  private static boolean canOpen(int connections) {
    return connections + OTHER_FILES <= fileLimit();
  }

  private static long fileLimit() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : 0;
  }
}
