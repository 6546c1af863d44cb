package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs with several clients, and with a pool for each identity, over real sockets.
class InstancesIT {
  private static final String HOSTS =
      """
      targets: [{name: a, sample: {}}, {name: b, sample: {}}, {name: c, sample: {}}, \
      {name: d, sample: {}}]
      """;

  @TempDir private Path directory;

  @Test
  void theFirstRequestsOfProxiesThatKnowNothingOfEachOtherGoToTheSameHost() throws Exception {
    Path run = run(proxies(4, "first") + once(4));

    assertThat(Table.read(run, "picks.csv").rows())
        .hasSize(4)
        .allMatch(row -> row.getField("host").equals("a"))
        .extracting(row -> row.getField("instance"))
        .containsExactly("1", "2", "3", "4");
    assertThat(row(run, "a").getField("picks")).isEqualTo("4");
  }

  @Test
  void whereTiesAreDrawnEachDrawsForItself() throws Exception {
    // With one seed for all of them, all would go to the same host.
    Path run = run(proxies(100, "random") + once(100));

    for (String host : List.of("a", "b", "c", "d")) {
      assertThat(number(run, host, "picks")).isBetween(12L, 38L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"go, maxIdleConnsPerHost: 5", "okhttp, maxIdleConns: 5"})
  void theyKeepAsManyIdleConnectionsAsThereArePools(String transport) throws Exception {
    Path run =
        run(
            """
            instances: 6
            targets: [{name: a, sample: {delay: 200ms}}]
            transport: {rules: %s}
            load: [{target: a, arrivals: {kind: once, requests: 60}}]
            """
                .formatted(transport));

    assertThat(number(run, "a", "requests_ok")).isEqualTo(60);
    assertThat(number(run, "a", "open_at_end")).isEqualTo(30);
    List<NamedCsvRecord> apart =
        Table.read(run, "instances.csv").rows().stream()
            .filter(row -> row.getField("host_label").equals("a"))
            .toList();
    assertThat(apart).hasSize(6).allMatch(row -> row.getField("open_at_end").equals("5"));
    for (String column : List.of("requests_ok", "connections_opened", "connections_closed")) {
      assertThat(apart.stream().mapToLong(row -> Table.number(row, column)).sum())
          .isEqualTo(number(run, "a", column));
    }
    // The parts need not have been at their peaks at the same time.
    assertThat(number(run, "a", "peak_open"))
        .isLessThanOrEqualTo(apart.stream().mapToLong(row -> Table.number(row, "peak_open")).sum());
    assertSameOwner(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: go, maxConnsPerHost: 1, maxIdleConnsPerHost: 1",
        "rules: okhttp, maxRequestsPerHost: 1",
        "rules: go, protocol: h2c",
        "rules: okhttp, protocol: h2c"
      })
  void eightyClientsHaveEightyConnections(String transport) throws Exception {
    Path run =
        run(
            """
            targets: [{name: a, sample: {}}, {name: b, sample: {}}, {name: c, sample: {}}, \
            {name: d, sample: {}}, {name: e, sample: {}}]
            transport: {pool: perClient, %s}
            balancer: {kind: round-robin, per: connection}
            load:
              - target: balanced
                arrivals: {kind: bursts, size: 80, gap: 600ms, requests: 240}
                request: {clients: 80}
            """
                .formatted(transport));

    long opened = 0;
    for (String host : List.of("a", "b", "c", "d", "e")) {
      assertThat(number(run, host, "open_at_end")).isEqualTo(16);
      opened += number(run, host, "connections_opened");
    }
    assertThat(opened).isEqualTo(80);
    assertThat(total(run, "requests_ok")).isEqualTo(240);
    List<NamedCsvRecord> requests = Table.read(run, "requests.csv").rows();
    assertThat(
            requests.stream()
                .collect(
                    Collectors.groupingBy(
                        row -> row.getField("connection"),
                        Collectors.mapping(row -> row.getField("client"), Collectors.toSet())))
                .values())
        .allMatch(clients -> clients.size() == 1);
  }

  @Test
  void aPickCanBePutThroughOtherBalancersAsEachHadIt() throws Exception {
    Path run = run(proxies(4, "first") + once(4));

    Outcome replayed =
        InProcess.run(
            "replay-picks", run.toString(), "--csv", "--balancer", "nginx-least-conn,ties=first");
    assertThat(replayed.exit()).isZero();
    assertThat(replayed.out().lines().filter(line -> line.contains(",a,")))
        .hasSize(2)
        .allMatch(line -> line.contains(",a,4,"));
  }

  private static String proxies(int instances, String ties) {
    return "instances: %d%n%sbalancer: {kind: nginx-least-conn, ties: %s}%n"
        .formatted(instances, HOSTS, ties);
  }

  private static String once(int requests) {
    return "load: [{target: balanced, arrivals: {kind: once, requests: " + requests + "}}]\n";
  }

  /// A connection serves the requests of its own client only.
  private static void assertSameOwner(Path run) throws IOException {
    List<NamedCsvRecord> connections = Table.read(run, "connections.csv").rows();
    for (NamedCsvRecord request : Table.read(run, "requests.csv").rows()) {
      assertThat(connections)
          .filteredOn(row -> row.getField("connection").equals(request.getField("connection")))
          .extracting(row -> row.getField("instance"))
          .containsExactly(request.getField("instance"));
    }
  }

  private static NamedCsvRecord row(Path run, String host) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals(host))
        .findFirst()
        .orElseThrow();
  }

  private static long number(Path run, String host, String column) throws IOException {
    return Table.number(row(run, host), column);
  }

  private static long total(Path run, String column) throws IOException {
    LongStream each =
        Table.read(run, "summary.csv").rows().stream().mapToLong(row -> Table.number(row, column));
    return each.sum();
  }

  private Path run(String yaml) throws IOException {
    String file =
        ExperimentFile.write(
            directory,
            "instances.yaml",
            "schema: poolscope/experiment/v1\nname: several\nwindow: 2s\n" + yaml);
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    try (var runs = Files.list(directory)) {
      return runs.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
