package dev.poolscope.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A server in a process of its own, on a free loopback port.
///
/// @param name as tables call it
/// @param url where it answers
/// @param child its process
record LocalServer(String name, String url, Child child) implements AutoCloseable {
  private static final int LOOK_MILLIS = 10;
  private static final int LOOKS = 1000;

  /// One process, a body of 10 bytes.
  private static final String NGINX =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log stderr;
      events { worker_connections 16384; }
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        default_type text/plain;
        keepalive_timeout 600s;
        keepalive_requests 1000000000;
        server {
          listen 127.0.0.1:PORT backlog=4096;
          location / { return 200 "0123456789"; }
        }
      }
      """;

  /// A server that answers at once: nginx where it is installed, else ours.
  static LocalServer quick(Bench bench) throws IOException, InterruptedException {
    return bench.tools().nginx().isPresent()
        ? nginx(bench.tools().nginx().get(), bench.work())
        : ours(bench, "0ms");
  }

  /// A server that answers after 5 ms: our Go program where Go is installed, else ours.
  static LocalServer delayed(Bench bench) throws IOException, InterruptedException {
    return bench.tools().goOpenLoop().isPresent()
        ? serving("Go's net/http", bench, List.of(bench.tools().goOpenLoop().get() + "", "-serve"))
        : ours(bench, "5ms");
  }

  private static LocalServer ours(Bench bench, String delay)
      throws IOException, InterruptedException {
    String program = bench.settings().program().toString();
    return serving("poolscope serve", bench, List.of(program, "serve", "--delay", delay));
  }

  private static LocalServer serving(String name, Bench bench, List<String> command)
      throws IOException, InterruptedException {
    Child child = Child.start(bench.work(), Map.of(), command);
    try {
      return new LocalServer(name, child.awaitLine("serving ").split(" ")[0], child);
    } catch (IOException | InterruptedException e) {
      child.close();
      throw e;
    }
  }

  private static LocalServer nginx(Path program, Path work)
      throws IOException, InterruptedException {
    int port = freePort();
    Path home = Files.createTempDirectory(work, "nginx-");
    Path config = home.resolve("nginx.conf");
    Files.writeString(config, NGINX.replace("PORT", String.valueOf(port)));
    List<String> command =
        List.of(program.toString(), "-e", "stderr", "-p", home.toString(), "-c", config.toString());
    Child child = Child.start(work, Map.of(), command);
    for (int look = 0; look < LOOKS && child.isRunning(); look++) {
      if (accepts(port)) {
        return new LocalServer("nginx", "http://127.0.0.1:" + port + "/", child);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    try (child) {
      throw child.failure("nginx did not start");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    child.close();
  }
}
