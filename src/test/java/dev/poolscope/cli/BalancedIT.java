package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
    List<NamedCsvRecord> picks = Table.read(run, "picks.csv").rows();
    // Not what was opened: the end of the run may cut the last call's dial.
    assertThat(places(Table.read(run, "events.csv").rows(), "DIAL_STARTED"))
        .hasSameSizeAs(picks)
        .isNotEmpty();
    assertThat(openedInAll(run)).isBetween(picks.size() - 1L, (long) picks.size());
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
    Path run = run(experiment, "2500ms", "load.0.arrivals.think=20ms");
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
    List<NamedCsvRecord> events = Table.read(run, "events.csv").rows();
    List<NamedCsvRecord> picks = Table.read(run, "picks.csv").rows();
    List<Integer> picked = places(events, "PICKED");
    assertThat(picked).hasSameSizeAs(picks).isNotEmpty();
    Map<String, Long> due =
        Table.read(run, "requests.csv").rows().stream()
            .collect(
                Collectors.toMap(
                    row -> row.getField("request"), row -> Table.number(row, "intended_ns")));
    for (int i = 0; i < picks.size(); i++) {
      String[] scores = picks.get(i).getField("scores").split(" ");
      long from = Objects.requireNonNull(due.get(picks.get(i).getField("request")));
      List<NamedCsvRecord> before = events.subList(0, picked.get(i));
      List<NamedCsvRecord> beforeNext =
          events.subList(0, i + 1 < picks.size() ? picked.get(i + 1) : events.size());
      assertThat(openAt("a", from, before, beforeNext)).contains(Long.parseLong(scores[0]));
      assertThat(openAt("b", from, before, beforeNext)).contains(Long.parseLong(scores[1]));
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
              window: 2s
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

  /// The numbers of open connections that a pick can have seen. A pick and a close are told a
  /// moment after they happen: a pick has seen every close told before its request was due, and
  /// none told after the next pick.
  ///
  /// @param due when the request was due, in nanoseconds
  private static List<Long> openAt(
      String host, long due, List<NamedCsvRecord> before, List<NamedCsvRecord> beforeNext) {
    Set<String> opened = connections(before, host, "CONNECTION_OPENED");
    List<NamedCsvRecord> beforeDue =
        before.stream().filter(row -> Table.number(row, "t_ns") < due).toList();
    return LongStream.rangeClosed(left(opened, host, beforeNext), left(opened, host, beforeDue))
        .boxed()
        .toList();
  }

  /// How many of some connections were not closed by events.
  private static long left(Set<String> opened, String host, List<NamedCsvRecord> events) {
    Set<String> closed = connections(events, host, "CONNECTION_CLOSED");
    return opened.stream().filter(connection -> !closed.contains(connection)).count();
  }

  private static Set<String> connections(List<NamedCsvRecord> events, String host, String type) {
    return events.stream()
        .filter(row -> row.getField("event").equals(type) && row.getField("host").equals(host))
        .map(row -> row.getField("connection"))
        .collect(Collectors.toSet());
  }

  /// Where events of a type stand.
  private static List<Integer> places(List<NamedCsvRecord> events, String type) {
    return IntStream.range(0, events.size())
        .filter(i -> events.get(i).getField("event").equals(type))
        .boxed()
        .toList();
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
