package dev.poolscope.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.experiment.ServerKind;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ExternalServerTest {
  @Test
  void startsTheGoServerAndReadsItsTotals() throws Exception {
    assumeInstalled("go");
    Set<Path> before = leftovers();
    ExternalServer server = ExternalServer.start(ServerKind.GO, 0, List.of("-delay", "1ms"));
    try (server;
        RawClient one = new RawClient(server.port());
        RawClient other = new RawClient(server.port())) {
      String response = one.get();
      assertThat(response).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: 64\r\n");
      one.get();
      other.get();

      assertThat(server.stop())
          .contains(new ServerCounts(2, 0, 3, Map.of(one.localPort(), 2L, other.localPort(), 1L)));
      assertThat(one.read()).isEqualTo(-1);
    }
    assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void startsThePythonServerWhichClosesAfterEachResponse() throws Exception {
    assumeInstalled("python3");
    Set<Path> before = leftovers();
    ExternalServer server = ExternalServer.start(ServerKind.PYTHON, 0, List.of());
    try (server;
        RawClient client = new RawClient(server.port())) {
      String response = client.send(RawClient.GET).rest();
      assertThat(response).startsWith("HTTP/1.0 200 OK\r\n").contains("Content-Length: 64\r\n");
      assertThat(response.substring(response.indexOf("\r\n\r\n") + 4)).hasSize(64);
      assertThat(server.stop()).isEmpty();
      assertThat(server.stop()).as("a second stop").isEmpty();
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void startsTheNodeServerAndReadsItsTotals() throws Exception {
    assumeInstalled("node");
    Set<Path> before = leftovers();
    ExternalServer server = ExternalServer.start(ServerKind.NODE, 0, List.of("-delay=1ms"));
    try (server;
        RawClient one = new RawClient(server.port());
        RawClient other = new RawClient(server.port())) {
      String response = one.get();
      assertThat(response).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: 64\r\n");
      one.get();
      other.get();

      assertThat(server.stop())
          .contains(new ServerCounts(2, 0, 3, Map.of(one.localPort(), 2L, other.localPort(), 1L)));
      assertThat(one.read()).isEqualTo(-1);
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void theNodeServerRefusesWhatItDoesNotUnderstand() throws Exception {
    assumeInstalled("node");
    assertThatThrownBy(() -> ExternalServer.start(ServerKind.NODE, 0, List.of("--delay", "soon")))
        .isInstanceOf(IOException.class)
        .hasMessage("--delay: soon is no duration; write milliseconds, or 5ms, 2s, 1m30s");
    assertThatThrownBy(() -> ExternalServer.start(ServerKind.NODE, 0, List.of("--colour")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown option --colour");
  }

  @Test
  void startsNginxWhichKeepsConnectionsAndClosesIdleOnes() throws Exception {
    assumeNginx();
    Set<Path> before = leftovers();
    ExternalServer server = ExternalServer.start(ServerKind.NGINX, 0, List.of("-idle-timeout=2s"));
    try (server;
        RawClient client = new RawClient(server.port())) {
      String response = client.get();
      assertThat(response).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Length: 64\r\n");
      assertThat(client.get()).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(client.read()).as("once it was idle for long enough").isEqualTo(-1);
      assertThat(server.stop()).isEmpty();
    }
    assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void nginxSaysWhenItsPortIsTakenOrAnOptionIsNotItsOwn() throws Exception {
    assumeNginx();
    Set<Path> before = leftovers();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(
              () -> ExternalServer.start(ServerKind.NGINX, taken.getLocalPort(), List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Address already in use");
    }
    assertThatThrownBy(() -> ExternalServer.start(ServerKind.NGINX, 0, List.of("-delay=5ms")))
        .isInstanceOf(IOException.class)
        .hasMessage("nginx knows no option -delay=5ms; there is --idle-timeout");
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void saysWhatTheServerSaidWhenItDoesNotStart() throws Exception {
    assumeInstalled("go");
    Set<Path> before = leftovers();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> ExternalServer.start(ServerKind.GO, taken.getLocalPort(), List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("address already in use");
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    Path shell = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(shell), "skipped: there is no /bin/sh");
    for (ServerKind kind : EnumSet.complementOf(EnumSet.of(ServerKind.EMBEDDED))) {
      ServerFiles files = ServerFiles.extract(kind);
      try {
        ProcessBuilder builder =
            new ProcessBuilder(shell.toString(), files.startScript().toString(), "0");
        builder.environment().put("PATH", files.scratch().toString());
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(kind.name()).isEqualTo(3);
        assertThat(said).contains("is not installed: install");
      } finally {
        files.delete();
      }
    }
  }

  private static void assumeInstalled(String command) {
    assumeTrue(
        searchPath().anyMatch(folder -> Files.isExecutable(folder.resolve(command))),
        () -> "skipped: " + command + " is not installed");
  }

  /// The start script finds it in a `sbin` beside the folders of the search path, too.
  private static void assumeNginx() {
    assumeTrue(
        searchPath()
            .flatMap(folder -> Stream.of(folder, folder.resolveSibling("sbin")))
            .anyMatch(folder -> Files.isExecutable(folder.resolve("nginx"))),
        "skipped: nginx is not installed");
  }

  private static Stream<Path> searchPath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of);
  }

  private static Set<Path> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(path -> path.getFileName().toString().startsWith("poolscope-server-"))
          .collect(Collectors.toSet());
    }
  }
}
