package dev.poolscope.server;

import dev.poolscope.experiment.ServerKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real server of `sample-servers/`, run as a process of its own for as long as this object
/// lives.
///
/// That it is ready is read from its output and never tried out by connecting, so its counts hold
/// nothing but the connections of those who use it.
///
/// It ends with this process, whatever ends that: `watch.sh` beside it waits for the end of its
/// standard input, which [Process] closes when the server has ended.
///
/// Threading: safe for use by any thread. Two virtual threads read the process's output.
public final class ExternalServer implements AutoCloseable {
  /// Building the Go server for the first time takes this long on a slow machine.
  private static final long READY_SECONDS = 120;

  private static final long STOP_SECONDS = 5;

  private final Process process;
  private final int port;
  private final ServerFiles files;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final PrintedCounts printed = new PrintedCounts();
  private final OutputTail errors = new OutputTail();
  private final Thread outputReader;
  private final Thread errorReader;

  private ExternalServer(ServerKind kind, int port, List<String> args, ServerFiles files)
      throws IOException {
    this.port = port;
    this.files = files;
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(files.watchedScript().toString());
    command.add(files.folder().toString());
    command.add(Integer.toString(port));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).directory(files.folder().toFile());
    // What the server's tools leave in the temporary folder goes away with ours.
    builder.environment().put("TMPDIR", files.scratch().toString());
    process = builder.start();
    outputReader =
        LineReader.start(
            "sample-server-output", process.getInputStream(), line -> readLine(kind, line));
    errorReader =
        LineReader.start("sample-server-errors", process.getErrorStream(), errors::append);
  }

  /// Starts a server and waits until it listens.
  ///
  /// @param kind which one, but not the embedded one
  /// @param port the port to listen on, on 127.0.0.1; 0 picks a free one
  /// @param args further arguments of its `start.sh`
  /// @throws IOException when the server did not start; the message is what it said on its standard
  ///   error, such as what is not installed
  public static ExternalServer start(ServerKind kind, int port, List<String> args)
      throws IOException, InterruptedException {
    int chosenPort = port == 0 ? freePort() : port;
    ServerFiles files = ServerFiles.extract(kind);
    ExternalServer server;
    try {
      server = new ExternalServer(kind, chosenPort, args, files);
    } catch (IOException e) {
      files.delete();
      throw e;
    }
    try {
      server.awaitReady();
      return server;
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Ends the process in order, or by force when that takes too long, and deletes its files.
  /// Idempotent.
  ///
  /// @return the totals it printed, with no connection open; empty when its kind prints none
  public Optional<ServerCounts> stop() throws IOException {
    boolean interrupted = false;
    // By its handle, because Process.destroy() would close the output that the totals come on.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
      outputReader.join();
      errorReader.join();
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    }
    try {
      files.delete();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return printed.counts();
  }

  /// As [#stop], for those who need no totals.
  @Override
  public void close() throws IOException {
    stop();
  }

  private void readLine(ServerKind kind, String line) {
    if (line.startsWith(kind == ServerKind.PYTHON ? "Serving HTTP" : "ready on ")) {
      ready.complete(null);
    } else {
      printed.accept(line);
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    CompletableFuture<Process> ended = process.onExit();
    try {
      CompletableFuture.anyOf(ready, ended).get(READY_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "the server was not ready within " + READY_SECONDS + " s. " + errors.text(), e);
    } catch (ExecutionException e) {
      throw new IOException("the server could not be watched", e);
    }
    if (!ready.isDone()) {
      errorReader.join();
      String said = errors.text();
      throw new IOException(
          said.isEmpty() ? "the server ended with exit code " + process.exitValue() : said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }
}
