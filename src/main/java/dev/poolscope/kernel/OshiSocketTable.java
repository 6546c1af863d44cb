package dev.poolscope.kernel;

import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

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
        counts.add(connection.getForeignPort(), number(connection.getState()));
      }
    }
  }

  @Override
  public String source() {
    return "oshi";
  }

  private static int number(@Nullable TcpState state) {
    return switch (state) {
      case null -> -1;
      case ESTABLISHED -> PortCounts.ESTABLISHED;
      case TIME_WAIT -> PortCounts.TIME_WAIT;
      case CLOSE_WAIT -> PortCounts.CLOSE_WAIT;
      default -> -1;
    };
  }
}
