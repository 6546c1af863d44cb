package dev.poolscope.kernel;

import java.io.IOException;

/// The operating system's table of TCP sockets, read by counting the ends at some ports.
///
/// Threading: implementations are confined to one thread at a time.
interface SocketTable {
  /// Adds every socket of which the remote or the local port is one of those counted. Throws when
  /// the operating system does not give its table; what was counted until then is to be thrown
  /// away.
  void addTo(PortCounts counts) throws IOException;

  /// Where the table comes from: `netlink`, `procfs` or `oshi`.
  String source();

  /// The cheapest table that this machine allows to read, which has been read once.
  static SocketTable ofThisMachine(PortCounts counts) {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      return new OshiSocketTable();
    }
    try {
      SocketTable netlink = new NetlinkSocketTable();
      netlink.addTo(counts);
      return netlink;
    } catch (IOException | UnsatisfiedLinkError | UnsupportedOperationException _) {
      // Some sandboxes keep netlink from us. Theirs is then the text, which every Linux has.
      return new ProcSocketTable();
    }
  }
}
