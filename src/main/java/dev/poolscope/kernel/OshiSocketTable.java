package dev.poolscope.kernel;

import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;

/// The table as the OSHI library reads it, for macOS and Windows. Loading the library takes some
/// hundred milliseconds, so nothing else refers to it.
final class OshiSocketTable implements SocketTable {
  private final InternetProtocolStats sockets =
      new SystemInfo().getOperatingSystem().getInternetProtocolStats();

  /// Reads the table once, because the first reading takes long.
  OshiSocketTable() {
    var _ = sockets.getConnections();
  }

  @Override
  public void addTo(PortCounts counts) {
    for (IPConnection connection : sockets.getConnections()) {
      if (connection.getType().startsWith("tcp")) {
        counts.add(
            connection.getLocalPort(), connection.getForeignPort(), number(connection.getState()));
      }
    }
  }

  @Override
  public String source() {
    return "oshi";
  }

  private static int number(InternetProtocolStats.@Nullable TcpState state) {
    return switch (state) {
      case null -> -1;
      case ESTABLISHED -> TcpState.ESTABLISHED;
      case SYN_SENT -> TcpState.SYN_SENT;
      case FIN_WAIT_1 -> TcpState.FIN_WAIT1;
      case FIN_WAIT_2 -> TcpState.FIN_WAIT2;
      case TIME_WAIT -> TcpState.TIME_WAIT;
      case CLOSE_WAIT -> TcpState.CLOSE_WAIT;
      case LAST_ACK -> TcpState.LAST_ACK;
      case CLOSING -> TcpState.CLOSING;
      default -> -1;
    };
  }
}
