package dev.poolscope.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The server's end of one connection, byte by byte.
final class RawConnection {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Socket socket;
  private final InputStream in;

  RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /// The next request's head, its body thrown away; null at the end of the stream.
  @Nullable String request() throws IOException {
    String head = head();
    if (head != null) {
      int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
      if (at >= 0) {
        int from = at + "content-length: ".length();
        in.skipNBytes(Long.parseLong(head.substring(from, head.indexOf('\r', from))));
      }
    }
    return head;
  }

  /// The next request's head; null at the end of the stream.
  @Nullable String head() throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      seen.write(next);
    }
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Answers every request the same way until the client leaves.
  void answerAll(String response) throws IOException {
    while (request() != null) {
      send(response);
    }
  }

  /// Waits until the client closes its end.
  void awaitEnd() throws IOException {
    while (in.read() >= 0) {}
  }

  /// Ends this direction only.
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  void close() throws IOException {
    socket.close();
  }

  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
