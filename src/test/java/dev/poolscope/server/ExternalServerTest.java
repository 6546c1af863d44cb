package dev.poolscope.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.experiment.Sample;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          .contains(
              new ServerTotals(
                  new ServerCounts(2, 0, 3, Map.of(one.localPort(), 2L, other.localPort(), 1L)),
                  1,
                  0,
                  Map.of()));
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
      ServerTotals totals =
          new ServerTotals(
              new ServerCounts(1, 0, 1, Map.of(client.localPort(), 1L)), 0, 1, Map.of());
      assertThat(server.stop()).contains(totals);
      assertThat(server.stop()).as("a second stop").contains(totals);
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
          .contains(
              new ServerTotals(
                  new ServerCounts(2, 0, 3, Map.of(one.localPort(), 2L, other.localPort(), 1L)),
                  1,
                  0,
                  Map.of()));
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
      assertThat(server.stop())
          .contains(
              new ServerTotals(
                  new ServerCounts(1, 0, 2, Map.of(client.localPort(), 2L)), 1, 1, Map.of()));
    }
    assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(ConnectException.class);
    assertThat(leftovers()).isEqualTo(before);
  }

  /// The client closes one, nginx ends one after its second request, and one carries nothing.
  @Test
  void nginxTellsItsOwnClosesFromThoseOfTheClient() throws Exception {
    assumeNginx();
    try (ExternalServer server =
        ExternalServer.start(real("nginx").with("maxRequests", 2L), List.of())) {
      try (RawClient limited = new RawClient(server.port());
          RawClient left = new RawClient(server.port());
          RawClient unused = new RawClient(server.port())) {
        limited.get();
        assertThat(limited.get()).contains("Connection: close\r\n");
        assertThat(limited.read()).isEqualTo(-1);
        assertThat(left.get()).contains("Content-Length: 10\r\n");
        assertThat(unused.localPort()).isPositive();
      }
      assertThat(server.stop().orElseThrow())
          .satisfies(totals -> assertThat(totals.counts().accepted()).isEqualTo(3))
          .satisfies(totals -> assertThat(totals.counts().requests()).isEqualTo(3))
          .satisfies(totals -> assertThat(totals.reused()).isEqualTo(1))
          .satisfies(totals -> assertThat(totals.closed()).isEqualTo(1));
    }
  }

  @Test
  void haproxyIsAskedAtItsStatsSocket() throws Exception {
    assumeBesides("haproxy");
    Set<Path> before = leftovers();
    ExternalServer server = ExternalServer.start(real("haproxy").with("status", 503), List.of());
    try (server;
        RawClient one = new RawClient(server.port());
        RawClient other = new RawClient(server.port())) {
      assertThat(one.get()).startsWith("HTTP/1.1 503").contains("content-length: 10\r\n");
      one.get();
      other.get();
      assertThat(server.stop())
          .contains(
              new ServerTotals(
                  new ServerCounts(2, 0, 3, Map.of()), 1, ServerTotals.UNKNOWN, Map.of()));
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "haproxy"})
  void aProxyTellsWhatItHasPassedToWhom(String kind) throws Exception {
    assumeBesides(kind);
    assumeInstalled("python3");
    try (ExternalServer a = ExternalServer.start(real("python-http11"), List.of());
        ExternalServer b = ExternalServer.start(real("python-http11"), List.of());
        ExternalServer proxy = ExternalServer.start(real(kind), List.of(a.port(), b.port()));
        RawClient client = new RawClient(proxy.port())) {
      client.get();
      client.get();
      client.get();
      ServerTotals totals = proxy.stop().orElseThrow();
      assertThat(totals.passed()).containsOnlyKeys(a.port(), b.port());
      assertThat(totals.passed().values()).containsExactlyInAnyOrder(1L, 2L);
      assertThat(a.stop().orElseThrow().counts().requests())
          .isEqualTo(totals.passed().get(a.port()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "haproxy"})
  void aProxySaysWhenItsPortIsTaken(String kind) throws Exception {
    assumeBesides(kind);
    Set<Path> before = leftovers();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Sample sample = real(kind).with("port", taken.getLocalPort());
      assertThatThrownBy(() -> ExternalServer.start(sample, List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Address already in use");
    }
    assertThat(leftovers()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"GO, go", "PYTHON, python3", "NODE, node", "NGINX, nginx", "HAPROXY, haproxy"})
  void aPortThatSomebodyElseTookMeanwhileIsNotTheOnlyOne(ServerKind kind, String program)
      throws Exception {
    assumeBesides(program);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      AtomicInteger asked = new AtomicInteger();
      ExternalServer.PortChoice ports =
          () -> asked.getAndIncrement() == 0 ? taken.getLocalPort() : ExternalServer.freePort();

      try (ExternalServer server = ExternalServer.startOn(ports, kind, List.of(), null)) {
        assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
      }
      assertThat(asked.get()).isGreaterThan(1);
    }
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
        .hasMessageContaining("nginx knows no option -delay=5ms")
        .hasMessageContaining("--idle-timeout=DURATION");
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

  private static Sample real(String kind) {
    return Sample.DEFAULT.with(
        "server", ServerKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static void assumeInstalled(String command) {
    assumeTrue(
        searchPath().anyMatch(folder -> Files.isExecutable(folder.resolve(command))),
        () -> "skipped: " + command + " is not installed");
  }

  private static void assumeNginx() {
    assumeBesides("nginx");
  }

  /// The start script finds it in a `sbin` beside the folders of the search path, too.
  private static void assumeBesides(String command) {
    assumeTrue(
        searchPath()
            .flatMap(folder -> Stream.of(folder, folder.resolveSibling("sbin")))
            .anyMatch(folder -> Files.isExecutable(folder.resolve(command))),
        () -> "skipped: " + command + " is not installed");
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
