package dev.poolscope.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The queue of a listening socket of this process: the connections that the kernel has made and
/// the program has not accepted. While it is full, Linux drops further SYNs (`man 2 listen`,
/// `tcp_abort_on_overflow`), so that whoever dials waits as for a host that is gone.
///
/// Java can give its length only to a socket that does not listen yet. To close the one and open
/// another would refuse dials in between; `listen` on the same socket does not.
///
/// Threading: confined to one thread at a time.
public final class ListenQueue {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

  /// Fields of a line: the local address, the state, and the number that a descriptor's link names.
  private static final int LOCAL = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";
  private static final int WORD = 4;

  private final LibcSockets sockets = new LibcSockets();
  private final int socket;

  private ListenQueue(int socket) {
    this.socket = socket;
  }

  /// Whether this operating system has what [#of] needs.
  public static boolean isSupported() {
    return Files.isDirectory(DESCRIPTORS) && Files.isReadable(TABLES.getFirst());
  }

  /// The queue of this process's socket that listens on an address, by IPv4 or by both IPv4 and
  /// IPv6.
  ///
  /// @throws IOException if there is none, or it cannot be found
  public static ListenQueue of(InetSocketAddress address) throws IOException {
    Set<String> links = new HashSet<>();
    for (Path table : TABLES) {
      if (Files.isReadable(table)) {
        addListening(table, address, links);
      }
    }
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        // One that was closed meanwhile, as that of this very listing, is no link any more.
        if (Files.isSymbolicLink(descriptor)
            && links.contains(Files.readSymbolicLink(descriptor).toString())) {
          return new ListenQueue(Integer.parseInt(descriptor.getFileName().toString()));
        }
      }
    }
    throw new IOException("no socket of this process listens on " + address);
  }

  /// An address as the tables write it: in words of four bytes, the last byte of each first.
  private static String hex(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] written = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      written[i] = bytes[i / WORD * WORD + WORD - 1 - i % WORD];
    }
    return HexFormat.of().withUpperCase().formatHex(written);
  }

  /// Sets how many connections may wait; what is above stays. The kernel takes 0 for one, and what
  /// exceeds `net.core.somaxconn` for that.
  public void resize(int connections) throws IOException {
    sockets.listen(socket, connections);
  }

  private static void addListening(Path table, InetSocketAddress address, Set<String> links)
      throws IOException {
    // An address of IPv4 ends an address of IPv6 that stands for it.
    String suffix = hex(address.getAddress()) + ":%04X".formatted(address.getPort());
    for (String line : Files.readAllLines(table)) {
      String[] fields = line.strip().split("\\s+", INODE + 2);
      if (fields.length > INODE && fields[LOCAL].endsWith(suffix) && fields[STATE].equals(LISTEN)) {
        links.add("socket:[" + fields[INODE] + "]");
      }
    }
  }
}
