package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A program that was started here and is ended here: by [#close] or [#endAll].
final class Child implements AutoCloseable {
  private static final int LOOK_MILLIS = 5;
  private static final int END_SECONDS = 15;

  /// How much longer than its window a program may take.
  private static final double GRACE_SECONDS = 180;

  private static final int SHOWN_CHARACTERS = 600;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  /// Whether nothing more may be started; guarded by [#RUNNING].
  private static boolean isOver;

  private final List<String> command;
  private final Process process;
  private final Path out;
  private final Path err;

  private Child(List<String> command, Process process, Path out, Path err) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// What a program that has ended left.
  ///
  /// @param text its standard output
  /// @param cpuSeconds user and system time, that of its own ended children included
  /// @param wallSeconds from its start to its end
  record Result(String text, double cpuSeconds, double wallSeconds) {}

  /// Starts a program; its output goes to files in a directory.
  static Child start(Path work, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile(work, "out-", ".txt");
    Path err = Files.createTempFile(work, "err-", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    synchronized (RUNNING) {
      if (isOver) {
        throw new IOException("nothing is started any more");
      }
      Process process = builder.start();
      RUNNING.add(process);
      return new Child(command, process, out, err);
    }
  }

  /// Ends all that run, and starts no other.
  static void endAll() {
    synchronized (RUNNING) {
      isOver = true;
    }
    RUNNING.forEach(Child::end);
  }

  /// How a program ended.
  ///
  /// @param exit its exit code
  /// @param text its standard output
  /// @param errors its standard error
  record Ended(int exit, String text, String errors) {}

  /// Runs a program to its end, whatever its exit code.
  ///
  /// @throws IOException if it has to be ended
  static Ended runToAnyEnd(Path work, List<String> command)
      throws IOException, InterruptedException {
    try (Child child = start(work, Map.of(), command)) {
      if (!child.process.waitFor(Math.round(GRACE_SECONDS), TimeUnit.SECONDS)) {
        throw child.failure("takes more than " + GRACE_SECONDS + " s");
      }
      return new Ended(child.process.exitValue(), child.text(), Files.readString(child.err));
    }
  }

  /// Runs a program to its end.
  ///
  /// @param seconds how long it should take; it is ended when it takes very much longer
  /// @throws IOException if it fails or has to be ended
  static Result run(Path work, double seconds, List<String> command)
      throws IOException, InterruptedException {
    return run(work, seconds, Map.of(), command);
  }

  /// Runs a program to its end, with more in its environment.
  static Result run(
      Path work, double seconds, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    double cpu = ChildCpu.seconds();
    long start = System.nanoTime();
    try (Child child = start(work, environment, command)) {
      child.awaitEnd(seconds);
      double wall = (System.nanoTime() - start) / 1e9;
      return new Result(child.text(), ChildCpu.seconds() - cpu, wall);
    }
  }

  /// Waits for its end.
  ///
  /// @param seconds how long it should take
  /// @throws IOException if it fails or takes very much longer
  void awaitEnd(double seconds) throws IOException, InterruptedException {
    long atMost = Math.round((seconds + GRACE_SECONDS) * 1000);
    if (!process.waitFor(atMost, TimeUnit.MILLISECONDS)) {
      throw failure("takes more than " + atMost / 1000 + " s");
    }
    if (process.exitValue() != 0) {
      throw failure("exit code " + process.exitValue());
    }
  }

  /// Whether it ends within a time with a certain exit code.
  boolean endedWith(int code, long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS) && process.exitValue() == code;
  }

  /// Waits until its standard output has a line that begins so, and returns the rest of the line.
  String awaitLine(String beginning) throws IOException, InterruptedException {
    for (int waited = 0; waited < END_SECONDS * 1000; waited += LOOK_MILLIS) {
      for (String line : text().lines().toList()) {
        if (line.startsWith(beginning) && text().indexOf('\n') >= 0) {
          return line.substring(beginning.length());
        }
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw failure("did not say \"" + beginning + "\"");
  }

  /// Its standard output up to now.
  String text() throws IOException {
    return Files.readString(out);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /// What to throw when it did not do what it should.
  IOException failure(String what) throws IOException {
    String said = text() + Files.readString(err);
    String last = said.substring(Math.max(0, said.length() - SHOWN_CHARACTERS));
    List<String> words = command.stream().filter(word -> word.length() < SHOWN_CHARACTERS).toList();
    return new IOException(what + ": " + String.join(" ", words) + "\n" + last);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Ends it, by force if it does not end when asked to, and deletes its output.
  @Override
  public void close() throws IOException {
    end(process);
    RUNNING.remove(process);
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
