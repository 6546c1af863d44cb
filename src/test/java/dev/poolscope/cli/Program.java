package dev.poolscope.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The program as a child process of the test, without a display.
final class Program implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final String LAUNCHER = "dev.poolscope.Launcher";
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "/(io/fabric8|io/vertx|io/netty|org/bouncycastle|com/networknt|com/ethlo|com/fasterxml/jackson/core/jackson-core|tools/jackson/dataformat)/");

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// Starts it in a directory.
  static Program start(Path directory, String... arguments) throws IOException {
    return start(directory, List.of(), arguments);
  }

  static Program start(Path directory, List<String> jvmOptions, String... arguments)
      throws IOException {
    return launch(directory, java(jvmOptions, LAUNCHER, arguments));
  }

  /// Starts another main class of the tests.
  static Program startMain(Path directory, Class<?> main, String... arguments) throws IOException {
    return launch(directory, java(List.of(), main.getName(), arguments));
  }

  /// Starts it under a limit of the shell, such as `ulimit -n 64`.
  static Program startLimited(Path directory, String limit, String... arguments)
      throws IOException {
    return launch(directory, limited(limit, java(List.of(), LAUNCHER, arguments)));
  }

  /// As [#startLimited], by the image's own launcher.
  static Program startImage(Path image, Path directory, String limit, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(image.toString()));
    command.addAll(List.of(arguments));
    return launch(directory, limited(limit, command));
  }

  private static List<String> limited(String limit, List<String> command) {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh"));
    shell.addAll(command);
    return shell;
  }

  private static List<String> java(List<String> jvmOptions, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Without what tests alone need: each jar is an open file of the program.
  private static String classPath() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !OF_TESTS.matcher(entry).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Program launch(Path directory, List<String> command) throws IOException {
    Path out = Files.createTempFile(directory, ".out", "");
    Path err = Files.createTempFile(directory, ".err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("DISPLAY");
    return new Program(builder.start(), out, err);
  }

  /// Runs it to its end.
  static Outcome run(Path directory, String... arguments) throws Exception {
    try (Program program = start(directory, arguments)) {
      return program.await();
    }
  }

  /// Waits for its end.
  Outcome await() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("did not end; it said:\n" + said());
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// Waits until it has said a line that contains a text, on either stream.
  String awaitLine(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      for (String line : said().lines().toList()) {
        if (line.contains(text)) {
          return line;
        }
      }
      if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    return said()
        .lines()
        .filter(line -> line.contains(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("never said " + text));
  }

  /// Waits until it has written a file that contains a text.
  void awaitFile(Path file, String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      if (System.nanoTime() > deadline || process.waitFor(10, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("did not write " + text + " to " + file + "; it said:\n" + said());
      }
    }
  }

  /// Waits until something holds while it runs.
  void awaitIn(BooleanSupplier condition, String what) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || process.waitFor(10, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("never saw " + what + "; it said:\n" + said());
      }
    }
  }

  /// Waits until something holds after it has ended.
  void awaitAfter(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || never.await(10, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("never saw " + what);
      }
    }
  }

  /// Lets some time pass, or less if it ends first.
  void letRun(long millis) throws InterruptedException {
    var _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /// Ends it as `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Sends a signal such as `INT`.
  void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new AssertionError("no process to signal; it said:\n" + said());
    }
  }

  /// Whether Ctrl-C reaches a child: a shell's background job has it switched off for all children.
  static boolean interruptsArrive() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    try (BufferedReader reader = Files.newBufferedReader(status)) {
      return reader
          .lines()
          .filter(line -> line.startsWith("SigIgn:"))
          .noneMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String said() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }
}
