package dev.poolscope.server;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.ServerKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  /// How many ports may be taken by others before it is given up.
  private static final int MOST_TAKEN = 3;

  /// What all of them say then, among other words.
  private static final Pattern PORT_TAKEN =
      Pattern.compile("address already in use", Pattern.CASE_INSENSITIVE);

  /// Building the Go server for the first time takes this long on a slow machine.
  private static final long READY_SECONDS = 120;

  private static final long STOP_SECONDS = 5;

  private final Process process;
  private final int port;
  private final ServerFiles files;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final PrintedCounts printed = new PrintedCounts();
  private final @Nullable LoopbackCertificate certificate;
  private final @Nullable HaproxyStats haproxy;
  private final @Nullable NginxStats nginx;
  private final OutputTail errors = new OutputTail();
  private final Thread outputReader;
  private final Thread errorReader;

  private ExternalServer(
      ServerKind kind,
      int port,
      List<String> args,
      @Nullable LoopbackCertificate certificate,
      ServerFiles files)
      throws IOException {
    this.port = port;
    this.files = files;
    this.certificate = certificate;
    StatsSocket socket = new StatsSocket(files.scratch().resolve("stats"));
    haproxy = kind == ServerKind.HAPROXY ? new HaproxyStats(socket) : null;
    nginx = kind == ServerKind.NGINX ? new NginxStats(socket) : null;
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(files.watchedScript().toString());
    command.add(files.folder().toString());
    command.add(Integer.toString(port));
    command.addAll(args);
    if (certificate != null) {
      command.addAll(certificate.write(files.folder()));
    }
    if (haproxy != null || nginx != null) {
      command.add("-stats-socket=" + socket.path());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(files.folder().toFile());
    // What the server's tools leave in the temporary folder goes away with ours.
    builder.environment().put("TMPDIR", files.scratch().toString());
    process = builder.start();
    outputReader =
        LineReader.start("sample-server-output", process.getInputStream(), this::readLine);
    errorReader =
        LineReader.start("sample-server-errors", process.getErrorStream(), errors::append);
  }

  /// Starts the server that a sample asks for and waits until it listens.
  ///
  /// @param sample of a real server, and one that [RealServerOptions#refusal] does not refuse
  /// @param upstreamPorts the ports on 127.0.0.1 of what it passes requests on to
  /// @throws IOException when the server did not start; the message is what it said on its standard
  ///   error, such as what is not installed
  public static ExternalServer start(Sample sample, List<Integer> upstreamPorts)
      throws IOException, InterruptedException {
    return start(
        sample.server(),
        sample.port(),
        RealServerOptions.arguments(sample, upstreamPorts),
        sample.tls() ? LoopbackCertificate.create() : null);
  }

  /// Starts a server and waits until it listens.
  ///
  /// @param kind which one, but not the embedded one
  /// @param port the port to listen on, on 127.0.0.1; 0 picks a free one
  /// @param args further arguments of its `start.sh`
  /// @throws IOException when the server did not start; the message is what it said on its standard
  ///   error, such as what is not installed
  static ExternalServer start(ServerKind kind, int port, List<String> args)
      throws IOException, InterruptedException {
    return start(kind, port, args, null);
  }

  private static ExternalServer start(
      ServerKind kind, int port, List<String> args, @Nullable LoopbackCertificate certificate)
      throws IOException, InterruptedException {
    return port == 0
        ? startOn(ExternalServer::freePort, kind, args, certificate)
        : startOn(port, kind, args, certificate);
  }

  /// Starts a server on a port that was free a moment ago. Somebody else may have it by the time
  /// the server asks for it; then it is given another.
  static ExternalServer startOn(
      PortChoice ports,
      ServerKind kind,
      List<String> args,
      @Nullable LoopbackCertificate certificate)
      throws IOException, InterruptedException {
    for (int taken = 0; ; taken++) {
      try {
        return startOn(ports.next(), kind, args, certificate);
      } catch (IOException e) {
        if (taken == MOST_TAKEN || !PORT_TAKEN.matcher(String.valueOf(e.getMessage())).find()) {
          throw e;
        }
      }
    }
  }

  private static ExternalServer startOn(
      int port, ServerKind kind, List<String> args, @Nullable LoopbackCertificate certificate)
      throws IOException, InterruptedException {
    ServerFiles files = ServerFiles.extract(kind);
    ExternalServer server;
    try {
      server = new ExternalServer(kind, port, args, certificate, files);
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

  /// The certificate that a client has to trust; empty where it does not speak TLS.
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate).map(LoopbackCertificate::certificate);
  }

  /// Completes when the process has ended, whoever has ended it.
  public CompletableFuture<?> onEnd() {
    return process.onExit();
  }

  /// Asks the server for its totals and ends it as [#close] does. Idempotent.
  ///
  /// @return what it has counted; empty when it had ended before it could tell
  public Optional<ServerTotals> stop() throws IOException {
    Optional<ServerTotals> asked = Optional.empty();
    OptionalLong accepted = OptionalLong.empty();
    try {
      if (haproxy != null && process.isAlive()) {
        asked = Optional.of(haproxy.read());
      }
      if (nginx != null && process.isAlive()) {
        accepted = nginx.accepted();
      }
    } catch (IOException e) {
      // It may be ending already, as when Ctrl-C has reached it too.
      if (process.onExit().completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join() == null) {
        throw e;
      }
    } finally {
      end();
    }
    Optional<ServerTotals> totals = asked.or(printed::totals);
    return accepted.isEmpty() ? totals : printed.accepted(accepted.getAsLong());
  }

  /// Ends the process in order, or by force when that takes too long, and deletes its files.
  /// Idempotent.
  @Override
  public void close() throws IOException {
    end();
  }

  private void end() throws IOException {
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
  }

  private void readLine(String line) {
    if (line.startsWith("Serving HTTP") || line.startsWith("ready on ")) {
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

  /// Finds a port that is free.
  @FunctionalInterface
  interface PortChoice {
    int next() throws IOException;
  }

  /// One that the operating system gives, and that is free again.
  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return probe.getLocalPort();
    }
  }
}
