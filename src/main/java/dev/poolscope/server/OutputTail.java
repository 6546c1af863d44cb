package dev.poolscope.server;

import java.util.ArrayDeque;
import java.util.Deque;

/// The last lines of a process's output, however much it prints.
///
/// Threading: safe for use by any thread.
final class OutputTail {
  private static final int MAX_LINES = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void append(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}
