package dev.poolscope.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads a process's output line by line on a thread of its own, so that the process never has to
/// wait for a reader.
final class LineReader {
  private LineReader() {}

  /// Starts to read; the thread ends with the stream.
  static Thread start(String threadName, InputStream stream, Consumer<String> onLine) {
    return Thread.ofVirtual().name(threadName).start(() -> readAll(stream, onLine));
  }

  private static void readAll(InputStream stream, Consumer<String> onLine) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        onLine.accept(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      onLine.accept("its output could not be read further: " + e.getMessage());
    }
  }
}
