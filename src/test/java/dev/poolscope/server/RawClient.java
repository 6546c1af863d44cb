package dev.poolscope.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A client that sees every byte: a socket, requests as text, responses as they came.
final class RawClient implements AutoCloseable {
  static final String GET = "GET / HTTP/1.1\r\nHost: sample\r\n\r\n";

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  RawClient(int port) throws IOException {
    this(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
  }

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  int localPort() {
    return socket.getLocalPort();
  }

  RawClient send(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// Sends a GET and reads its response.
  String get() throws IOException {
    return send(GET).response();
  }

  /// The next response, head and body, as text.
  String response() throws IOException {
    String head = head();
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("transfer-encoding: chunked")) {
      return head + readUntil("\r\n0\r\n\r\n");
    }
    int field = lower.indexOf("content-length: ");
    if (field < 0) {
      return head;
    }
    int from = field + "content-length: ".length();
    int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    return head + text(socket.getInputStream().readNBytes(length));
  }

  /// The next response's head, up to and with the empty line.
  String head() throws IOException {
    return readUntil("\r\n\r\n");
  }

  /// Everything up to the end of stream. A reset is thrown as an `IOException`.
  String rest() throws IOException {
    return text(socket.getInputStream().readAllBytes());
  }

  /// The next byte, or -1 at the end of stream.
  int read() throws IOException {
    return socket.getInputStream().read();
  }

  /// How many bytes come up to the end of stream, without keeping them.
  long countRest() throws IOException {
    byte[] buffer = new byte[1 << 16];
    InputStream in = socket.getInputStream();
    long count = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      count += n;
    }
    return count;
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String readUntil(String end) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    while (!seen.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      int next = read();
      if (next < 0) {
        throw new IOException("end of stream after: " + seen);
      }
      seen.write(next);
    }
    return seen.toString(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
