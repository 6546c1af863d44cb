package dev.poolscope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A capturing program as a process. It ends with ours, whatever ends that, because a shell beside
/// it waits for the end of its own standard input; and it is not reached by Ctrl-C, which ends the
/// run, behind which there is still something to capture.
///
/// Threading: safe for use by any thread.
final class ToolProcess implements AutoCloseable {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final String WATCH =
      """
      trap '' INT HUP
      "$@" </dev/null &
      exec >&- 2>&-
      while read -r _; do :; done
      kill "$!"
      wait "$!"
      """;
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final CompletableFuture<String> said = new CompletableFuture<>();

  ToolProcess(List<String> tool) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(List.of("sh", "-c", WATCH, "poolscope-capture"));
    command.addAll(tool);
    process = new ProcessBuilder(command).start();
    Thread.ofVirtual().name("poolscope-capture-errors").start(this::readErrors);
  }

  /// What it captures.
  InputStream output() {
    return process.getInputStream();
  }

  /// What it says on standard error until it ends, waiting for that.
  String said() {
    return said.join();
  }

  /// Has it end in order: it writes what it still has, and how much was lost.
  void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // The shell has ended, and so has the program.
    }
  }

  /// Ends it, by force where that takes too long. Idempotent.
  @Override
  public void close() {
    end();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void readErrors() {
    try (InputStream errors = process.getErrorStream()) {
      said.complete(new String(errors.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      said.complete("what it said could not be read: " + e.getMessage());
    } finally {
      said.complete("");
    }
  }
}
