package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.model.KernelCounts;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All readers of the socket table count real connections alike.
class SocketTableTest {
  private static SocketTable table(String source) {
    return switch (source) {
      case "netlink" -> new NetlinkSocketTable();
      case "procfs" -> new ProcSocketTable();
      default -> new OshiSocketTable();
    };
  }

  private static void waitFor(SocketTable table, int port, KernelCounts expected)
      throws IOException {
    PortCounts counts = new PortCounts(List.of(port));
    Soon.holds(
        () -> {
          counts.clear();
          try {
            table.addTo(counts);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return counts.of(port).equals(expected);
        });
  }

  private static void readToEnd(SocketChannel channel) throws IOException {
    assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({
    "netlink, INET, 127.0.0.1",
    "netlink, INET6, 127.0.0.1",
    "netlink, INET6, ::1",
    "procfs, INET, 127.0.0.1",
    "procfs, INET6, 127.0.0.1",
    "procfs, INET6, ::1",
    "oshi, INET, 127.0.0.1",
    "oshi, INET6, 127.0.0.1",
    "oshi, INET6, ::1",
  })
  void countsConnectionsByState(String source, StandardProtocolFamily family, String address)
      throws IOException {
    SocketTable table = table(source);
    try (Connections connections = new Connections(family, address)) {
      int port = connections.port();
      SocketChannel client = connections.open();
      connections.open();
      connections.open();
      waitFor(table, port, new KernelCounts(3, 0, 0, 0, 0, 0));

      connections.served(1).close();
      waitFor(table, port, new KernelCounts(2, 0, 1, 0, 0, 0));

      client.close();
      readToEnd(connections.served(0));
      waitFor(table, port, new KernelCounts(1, 0, 1, 0, 1, 0));
      connections.served(0).close();
      waitFor(table, port, new KernelCounts(1, 1, 1, 0, 0, 0));

      connections.client(1).close();
      waitFor(table, port, new KernelCounts(1, 1, 0, 0, 0, 1));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void netlinkCountsTheLowestAndTheHighestPortAndNoneBetween() throws IOException {
    try (Connections one = new Connections(StandardProtocolFamily.INET, "127.0.0.1");
        Connections two = new Connections(StandardProtocolFamily.INET, "127.0.0.1");
        Connections three = new Connections(StandardProtocolFamily.INET, "127.0.0.1")) {
      List<Connections> byPort = new ArrayList<>(List.of(one, two, three));
      byPort.sort((a, b) -> a.port() - b.port());
      for (Connections connections : byPort) {
        connections.open();
      }
      PortCounts counts = new PortCounts(List.of(byPort.get(0).port(), byPort.get(2).port()));
      new NetlinkSocketTable().addTo(counts);
      KernelCounts established = new KernelCounts(1, 0, 0, 0, 0, 0);
      assertThat(counts.of(byPort.get(0).port())).isEqualTo(established);
      assertThat(counts.of(byPort.get(1).port())).isEqualTo(new KernelCounts(0, 0, 0, 0, 0, 0));
      assertThat(counts.of(byPort.get(2).port())).isEqualTo(established);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void netlinkIsWhatLinuxIsReadBy() {
    PortCounts counts = new PortCounts(List.of(1));
    SocketTable table = SocketTable.ofThisMachine(counts);
    assumeTrue(!table.source().equals("procfs"), "this sandbox has no netlink");
    assertThat(table.source()).isEqualTo("netlink");
  }

  /// Connections of one server socket, each with both its ends.
  private static final class Connections implements AutoCloseable {
    private final ProtocolFamily family;
    private final ServerSocketChannel server;
    private final List<SocketChannel> served = new ArrayList<>();
    private final List<SocketChannel> clients = new ArrayList<>();

    Connections(ProtocolFamily family, String address) throws IOException {
      this.family = family;
      server = ServerSocketChannel.open(family).bind(new InetSocketAddress(address, 0));
    }

    int port() {
      return server.socket().getLocalPort();
    }

    /// The client's end of a new connection.
    SocketChannel open() throws IOException {
      SocketChannel client = SocketChannel.open(family);
      clients.add(client);
      client.connect(server.getLocalAddress());
      served.add(server.accept());
      return client;
    }

    SocketChannel client(int index) {
      return clients.get(index);
    }

    SocketChannel served(int index) {
      return served.get(index);
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel channel : clients) {
        channel.close();
      }
      for (SocketChannel channel : served) {
        channel.close();
      }
      server.close();
    }
  }
}
