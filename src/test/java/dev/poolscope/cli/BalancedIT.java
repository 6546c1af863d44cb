package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Balanced runs over real sockets.
class BalancedIT {
  @TempDir private Path directory;

  @Test
  void roundRobinOverMoreHostsThanIdleSlotsNeverReuses() throws Exception {
    Path run = run("round-robin-idle-thrash", "1200ms", "load.0.arrivals.think=30ms");
    assertThat(total(run, "reused_carried")).isZero();
    assertThat(openedInAll(run)).isEqualTo(Table.read(run, "picks.csv").rows().size()).isPositive();
  }

  @Test
  void withASlotForEveryHostOnlyTheFirstCallsDial() throws Exception {
    Path run = run("round-robin-idle-enough", "1200ms", "load.0.arrivals.think=10ms");
    long calls = Table.read(run, "picks.csv").rows().size();
    long dials = Math.min(calls, 6);
    assertThat(openedInAll(run)).isEqualTo(dials);
    assertThat(total(run, "reused_carried"))
        .isBetween(total(run, "requests_ok") - dials, calls - dials);
  }

  @ParameterizedTest
  @CsvSource({
    "counting-requests, in-flight at-pick, 0.3, 0.4",
    "counting-dialing-and-active, dialing+active at-pick, 0.3, 0.4",
    "counting-open-sockets, open-sockets at-pick, 0.6, 1"
  })
  void whatCountsDecides(String experiment, String source, double atLeast, double atMost)
      throws Exception {
    Path run = run(experiment, "1200ms", "load.0.arrivals.think=20ms");
    List<NamedCsvRecord> picks = Table.read(run, "picks.csv").rows();
    assertThat(picks)
        .hasSizeGreaterThan(8)
        .allMatch(row -> row.getField("count_source").equals(source));
    double share = (double) Table.read(run, "picks.csv").of("a").size() / picks.size();
    assertThat(share).isBetween(atLeast, atMost);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void openSocketsInAPickAreThoseOfTheConnectionsTable(String rules) throws Exception {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: open-sockets
            window: 800ms
            targets:
              - {name: a, sample: {mode: close}}
              - {name: b, sample: {maxRequests: 3}}
            transport: {rules: RULES}
            balancer: {kind: least-connections, counts: open-sockets, ties: rotate}
            load:
              - {target: balanced, arrivals: {kind: closed, workers: 1, think: 10ms}}
            """
                .replace("RULES", rules));
    Table connections = Table.read(run, "connections.csv");
    for (NamedCsvRecord pick : Table.read(run, "picks.csv").rows()) {
      String[] scores = pick.getField("scores").split(" ");
      long at = Table.number(pick, "t_ns");
      assertThat(openAt(connections.of("a"), at)).contains(Long.parseLong(scores[0]));
      assertThat(openAt(connections.of("b"), at)).contains(Long.parseLong(scores[1]));
    }
    RunFiles.check(run);
  }

  @Test
  void clientsOfAHashComeFromTheirOwnAddresses() throws Exception {
    assumeThat(System.getProperty("os.name")).startsWith("Linux");
    try (SourceAddresses server = new SourceAddresses()) {
      Path run =
          run(
              """
              schema: poolscope/experiment/v1
              name: addresses
              window: 700ms
              targets: [{name: a, url: "http://127.0.0.1:PORT/"}]
              transport: {disableKeepAlives: true}
              balancer: {kind: nginx-ip-hash}
              load:
                - target: balanced
                  arrivals: {kind: once, requests: 20}
                  request: {clients: 10}
              """
                  .replace("PORT", "" + server.port()));
      Set<String> clients = new HashSet<>();
      for (NamedCsvRecord row : Table.read(run, "requests.csv").rows()) {
        assertThat(row.getField("status")).isEqualTo("200");
        clients.add(row.getField("client"));
      }
      assertThat(clients).hasSize(10);
      assertThat(server.seen()).hasSize(20);
      assertThat(Set.copyOf(server.seen())).isEqualTo(clients);
      assertThat(Files.readString(run.resolve("run.json")))
          .contains("\"clientIdentity\" : \"source-address\"");
    }
  }

  @Test
  void picksPerConnectionStopWhenEveryClientHasOne() throws Exception {
    Path run = run("host-chosen-at-the-dial", "1200ms", "seed=1");
    List<NamedCsvRecord> requests = Table.read(run, "requests.csv").rows();
    List<NamedCsvRecord> picks = Table.read(run, "picks.csv").rows();
    assertThat(picks).hasSizeBetween(8, 16).hasSizeLessThan(requests.size());
    assertThat(Set.copyOf(picks.stream().map(row -> row.getField("host")).toList()))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void requestsWithoutAHostAreTold() throws Exception {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: nobody
            window: 600ms
            targets: [{name: a, sample: {}}]
            balancer: {kind: random}
            load: [{target: balanced, arrivals: {kind: constant, rate: 100}}]
            changes:
              - {at: 200ms, set: {targets.a.state: drained}}
              - {at: 400ms, set: {targets.a.state: up}}
            """);
    List<NamedCsvRecord> requests = Table.read(run, "requests.csv").rows();
    assertThat(requests)
        .filteredOn(row -> row.getField("host").equals("none"))
        .isNotEmpty()
        .allMatch(row -> row.getField("failure").equals("NO_HOST"));
    assertThat(Table.read(run, "picks.csv").rows().size())
        .isEqualTo(requests.stream().filter(row -> row.getField("host").equals("a")).count());
    assertThat(value(run, "none", "failed_NO_HOST")).isPositive();
    RunFiles.check(run);
  }

  /// The possible numbers of open connections at a time: a close and the pick after it may be told
  /// in either order.
  private static List<Long> openAt(List<NamedCsvRecord> connections, long tNanos) {
    long certain = 0;
    long possible = 0;
    for (NamedCsvRecord row : connections) {
      if (!Table.has(row, "opened_ns") || Table.number(row, "opened_ns") > tNanos) {
        continue;
      }
      long closed = Table.has(row, "closed_ns") ? Table.number(row, "closed_ns") : Long.MAX_VALUE;
      certain += closed > tNanos + 1_000_000 ? 1 : 0;
      possible += closed > tNanos - 1_000_000 ? 1 : 0;
    }
    List<Long> numbers = new ArrayList<>();
    for (long number = certain; number <= possible; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private Path run(String experiment, String window, String set) throws IOException {
    return done(
        InProcess.run(
            "run",
            experiment,
            "--set",
            "window=" + window,
            "--set",
            set,
            "--set",
            "expect=[]",
            "--quiet",
            "--out",
            directory.toString()));
  }

  private Path run(String yaml) throws IOException {
    String file = ExperimentFile.write(directory, "balanced.yaml", yaml);
    return done(InProcess.run("run", file, "--quiet", "--out", directory.toString()));
  }

  private static Path done(Outcome outcome) throws IOException {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Path run = outcome.runDirectory();
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"violations\" : [ ]");
    return run;
  }

  private static long openedInAll(Path run) throws IOException {
    return total(run, "connections_opened") + total(run, "after_window_opened");
  }

  private static long total(Path run, String column) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .mapToLong(row -> Table.number(row, column))
        .sum();
  }

  private static long value(Path run, String host, String column) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals(host))
        .mapToLong(row -> Table.number(row, column))
        .sum();
  }
}
