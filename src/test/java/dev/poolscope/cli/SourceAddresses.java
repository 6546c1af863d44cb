package dev.poolscope.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A server that notes which address every connection comes from, and answers one request on each.
final class SourceAddresses implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final List<String> seen = new ArrayList<>();
  private final Thread thread;

  SourceAddresses() throws IOException {
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    thread = Thread.startVirtualThread(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  private void serve() {
    try {
      while (true) {
        try (Socket socket = listener.accept()) {
          note(socket.getInetAddress().getHostAddress());
          BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
          String line = reader.readLine();
          while (line != null && !line.isEmpty()) {
            line = reader.readLine();
          }
          socket.getOutputStream().write(ANSWER);
        }
      }
    } catch (IOException _) {
      // Closed: the end of the test.
    }
  }

  private synchronized void note(String address) {
    seen.add(address);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
