package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.run.BeforeWriting;
import dev.poolscope.run.Run;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The cap on what is sent to a confirmed host, in whole runs. The host is `localhost`, which is a
/// name like any other to the cap and leads to this machine.
@SuppressWarnings("NullAway.Init") // The server is started before each test.
class CapIT {
  private static final Map<String, String> FASTER = Map.of("load.0.arrivals.rate", "80");

  @TempDir private Path directory;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String file(int perSecond) throws IOException {
    String text =
        """
        schema: poolscope/experiment/v1
        name: capped
        window: 2s
        targets: [{name: a, url: "http://localhost:PORT/"}]
        transport: {maxConnsPerHost: 12}
        load: [{target: a, arrivals: {kind: constant, rate: RATE}}]
        """;
    return ExperimentFile.write(
        directory,
        "capped.yaml",
        text.replace("PORT", String.valueOf(server.getAddress().getPort()))
            .replace("RATE", String.valueOf(perSecond)));
  }

  private Outcome run(int perSecond, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", file(perSecond), "--quiet"));
    arguments.addAll(List.of("--out", directory.resolve("runs").toString()));
    arguments.addAll(List.of(more));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  @Test
  void moreThanIsAllowedIsRefusedBeforeAnythingIsSent() throws Exception {
    Outcome rate = run(60, "--allow-host", "localhost");
    assertThat(rate.exit()).isEqualTo(2);
    assertThat(rate.err())
        .contains(
            "capped.yaml:6: load.0.arrivals: sends up to 60 requests per second to localhost, and 50",
            "--allow-rate 60");
    Outcome connections = run(60, "--allow-host", "localhost", "--allow-rate", "60");
    assertThat(connections.exit()).isEqualTo(2);
    assertThat(connections.err())
        .contains(
            "can have up to 12 connections to localhost, and 10 are", "--allow-connections 12");
    assertThat(Files.exists(directory.resolve("runs"))).isFalse();
  }

  @Test
  void whatIsAllowedOnPurposeIsSentAndSaid() throws Exception {
    Outcome outcome =
        run(60, "--allow-host", "localhost", "--allow-rate", "60", "--allow-connections", "12");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.errLines())
        .contains(
            "warning: localhost gets up to 60 requests per second over up to 12 connections.");
    Path run = outcome.runDirectory();
    assertThat(Table.read(run, "requests.csv").rows()).hasSizeBetween(100, 120);
  }

  @Test
  void aChangeOfARunningRunIsHeldToItToo() throws Exception {
    AllowedHosts allowed = new AllowedHosts(Set.of("localhost"));
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Run run =
            new Run(
                Experiments.read(
                    Experiments.find(file(20)),
                    List.of("transport.maxConnsPerHost=5", "window=60s")),
                directory,
                allowed,
                BeforeWriting.NOTHING)) {
      Future<?> executed = threads.submit(run::execute);
      Soon.holds(() -> run.progress().elapsedNanos() > 0);
      assertThatThrownBy(() -> run.change(FASTER))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("sends up to 80 requests per second to localhost, and 50");
      run.allow(run.beyondAllowed(FASTER));
      run.change(FASTER);
      assertThat(run.beyondAllowed(Map.of("load.0.arrivals.rate", "90"))).hasSize(1);
      run.interrupt();
      executed.get();
    }
  }
}
