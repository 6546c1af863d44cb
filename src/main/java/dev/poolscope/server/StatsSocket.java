package dev.poolscope.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/// The socket in a server's folder at which it tells what it counts.
///
/// @param path where it is
record StatsSocket(Path path) {
  /// Sends a question and reads the answer to its end, on a connection of its own.
  String ask(String question) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        InputStream answer = Channels.newInputStream(channel)) {
      ByteBuffer bytes = ByteBuffer.wrap(question.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return new String(answer.readAllBytes(), US_ASCII);
    }
  }
}
