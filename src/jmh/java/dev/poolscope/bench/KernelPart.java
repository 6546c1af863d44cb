package dev.poolscope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What reading the kernel's table of sockets costs beside many sockets in TIME_WAIT: a run with
/// hardly any load, alone and beside them. On Linux only.
final class KernelPart implements Part {
  private static final int SOCKETS = 20_000;

  /// So that a server's port does not run out of client ports.
  private static final int SERVERS = 4;

  private static final int FEW = 1000;
  private static final int LOOK_MILLIS = 500;
  private static final Path COUNTS = Path.of("/proc/net/sockstat");

  /// A run's window and what is looked at of it, in units; sockets stay in TIME_WAIT for 60 s.
  private static final double WINDOW = 4.5;

  private static final double BEGIN = 1;
  private static final double END = 4;

  /// The core's share that a run took in percent, and the sockets in TIME_WAIT at its end.
  private record Idle(double corePercent, double sockets) {}

  @Override
  public String name() {
    return "kernel";
  }

  @Override
  public double seconds(Settings settings) {
    return settings.rounds() * (2 * (WINDOW * settings.seconds() + 4) + 60);
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    if (!Files.isReadable(COUNTS)) {
      bench.report().text("left out: " + COUNTS + " is not there, so this is not Linux");
      return;
    }
    Rounds<Idle> rounds = new Rounds<>();
    for (int round = 0; round < bench.settings().rounds(); round++) {
      while (timeWait() > FEW) {
        Thread.sleep(LOOK_MILLIS);
      }
      Idle alone = run(bench);
      fill();
      Idle beside = run(bench);
      rounds.add("alone", alone);
      rounds.add("beside", beside);
      rounds.add(
          "more", new Idle(beside.corePercent - alone.corePercent, beside.sockets - alone.sockets));
    }
    List<List<String>> rows =
        rounds.subjects().stream()
            .map(
                subject ->
                    List.of(
                        subject,
                        rounds.figure(subject, Idle::corePercent).text(2),
                        rounds.figure(subject, Idle::sockets).text(0)))
            .toList();
    bench
        .report()
        .table(
            String.format(
                Locale.ROOT,
                "one request a second beside %,d sockets in TIME_WAIT: median (least to most)",
                SOCKETS),
            List.of("run", "% of a core", "sockets in TIME_WAIT at its end"),
            rows);
  }

  private static Idle run(Bench bench) throws IOException, InterruptedException {
    double unit = bench.settings().seconds();
    String experiment =
        String.format(
            Locale.ROOT,
            """
            schema: poolscope/experiment/v1
            name: bench
            window: %dms
            targets: [{name: server, sample: {server: embedded}}]
            load: [{target: server, arrivals: {kind: constant, rate: 1}}]
            """,
            Math.round(WINDOW * unit * 1000));
    try (Poolscope.Watched watched = bench.poolscope().watch(experiment, WINDOW * unit)) {
      double sockets = timeWait();
      Reading stretch = watched.until(END * unit).minus(watched.until(BEGIN * unit));
      return new Idle(100 * stretch.cpuSeconds() / stretch.seconds(), sockets);
    }
  }

  /// Whoever closes first has the socket in TIME_WAIT.
  private static void fill() throws IOException {
    for (int i = 0; i < SERVERS; i++) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        for (int j = 0; j < SOCKETS / SERVERS; j++) {
          Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept();
          client.close();
          accepted.close();
        }
      }
    }
  }

  private static double timeWait() throws IOException {
    for (String line : Files.readAllLines(COUNTS)) {
      if (line.startsWith("TCP:")) {
        return Double.parseDouble(line.replaceFirst(".* tw (\\d+) .*", "$1"));
      }
    }
    return 0;
  }
}
