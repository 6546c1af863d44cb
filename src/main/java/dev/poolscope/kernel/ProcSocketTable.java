package dev.poolscope.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The table as text, from `/proc/net/tcp` and `/proc/net/tcp6`: for a Linux that does not give it
/// by netlink.
final class ProcSocketTable implements SocketTable {
  private static final Path IPV4 = Path.of("/proc/net/tcp");
  private static final Path IPV6 = Path.of("/proc/net/tcp6");

  /// The kernel hands out at most one page at a time.
  private final byte[] buffer = new byte[4096];

  @Override
  public void addTo(PortCounts counts) throws IOException {
    add(IPV4, counts);
    try {
      add(IPV6, counts);
    } catch (NoSuchFileException _) {
      // A kernel without IPv6 has no such sockets.
    }
  }

  @Override
  public String source() {
    return "procfs";
  }

  private void add(Path file, PortCounts counts) throws IOException {
    ProcLines lines = new ProcLines(counts);
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
        lines.accept(buffer, length);
      }
    }
  }
}
