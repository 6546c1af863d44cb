package dev.poolscope.kernel;

import dev.poolscope.model.KernelCounts;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures what a reading of Linux's socket table costs beside sockets in TIME_WAIT, table by
/// table, and prints it as Markdown. All tables are read in turn, so that they meet the same
/// sockets.
///
/// The first argument is how many sockets in TIME_WAIT to make, 20,000 without one.
public final class KernelViewCosts {
  private static final int ROUNDS = 30;

  /// Linux lets a connection over loopback take the place of one in TIME_WAIT after a second; to
  /// several addresses there are ports enough that it need not.
  private static final int ADDRESSES = 8;

  private final Ticker cpu = SystemTicker.currentThreadCpu();
  private final List<SocketTable> tables = new ArrayList<>();
  private final ServerSocket server;

  private KernelViewCosts(ServerSocket server) {
    this.server = server;
    tables.add(new NetlinkSocketTable());
    tables.add(new ProcSocketTable());
    tables.add(new OshiSocketTable());
  }

  /// Runs the measurement.
  public static void main(String[] arguments) throws IOException {
    int sockets = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
    try (ServerSocket server = new ServerSocket(0, 1000)) {
      Thread.ofPlatform().daemon(true).start(() -> serve(server));
      KernelViewCosts costs = new KernelViewCosts(server);
      costs.rounds(); // until it is compiled
      for (int i = 0; i < sockets; i++) {
        costs.leaveOne(i);
      }
      costs.print(costs.rounds());
    }
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        var _ = socket.getInputStream().read();
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /// The client closes first, so its end is the one that stays for a minute.
  private void leaveOne(int i) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.9.0." + (1 + i % ADDRESSES), port()));
    }
  }

  private int port() {
    return server.getLocalPort();
  }

  /// The processor time of each reading in nanoseconds, by table.
  private long[][] rounds() throws IOException {
    PortCounts counts = new PortCounts(List.of(port()));
    long[][] nanos = new long[tables.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int table = 0; table < tables.size(); table++) {
        counts.clear();
        long begin = cpu.nanos();
        tables.get(table).addTo(counts);
        nanos[table][round] = cpu.nanos() - begin;
      }
    }
    return nanos;
  }

  private void print(long[][] nanos) throws IOException {
    System.out.println(
        "| table | in TIME_WAIT | processor time, ms: p50 | p90 | at once a second |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (int table = 0; table < tables.size(); table++) {
      PortCounts counts = new PortCounts(List.of(port()));
      tables.get(table).addTo(counts);
      KernelCounts seen = counts.of(port());
      Arrays.sort(nanos[table]);
      double median = nanos[table][ROUNDS / 2] / 1e6;
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %,d | %.2f | %.2f | %.2f %% of a core |%n",
          tables.get(table).source(),
          seen.timeWait(),
          median,
          nanos[table][ROUNDS * 9 / 10] / 1e6,
          median / 10);
    }
  }
}
