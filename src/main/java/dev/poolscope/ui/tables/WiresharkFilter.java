package dev.poolscope.ui.tables;

import java.util.Collection;
import java.util.stream.Collectors;

/// The display filter that shows connections in Wireshark, by their real local ports.
final class WiresharkFilter {
  private WiresharkFilter() {}

  /// `tcp.port == 54321`, or `tcp.port in {54321, 54322}`; empty for no port.
  static String of(Collection<Long> ports) {
    if (ports.isEmpty()) {
      return "";
    }
    String list = ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return ports.size() == 1 ? "tcp.port == " + list : "tcp.port in {" + list + "}";
  }
}
