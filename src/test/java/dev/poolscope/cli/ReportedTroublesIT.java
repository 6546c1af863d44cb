package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Troubles that people report, as experiments over real sockets.
class ReportedTroublesIT {
  @TempDir private Path directory;

  /// A burst takes the connections that came back last, so that the others are never asked again.
  @Test
  void theNewestConnectionsServeAllBurstsAndTheOthersGoUnused() throws Exception {
    Path run = run(bursts("newest"));

    assertThat(value(run, "connections_opened")).isBetween(100L, 105L);
    assertThat(value(run, "open_at_end")).isBetween(10L, 15L);
    List<Long> uses = uses(run);
    assertThat(uses.stream().filter(count -> count == 1).count()).isBetween(80L, 92L);
    assertThat(uses.subList(uses.size() - 5, uses.size())).allMatch(count -> count >= 18);
    assertThat(value(run, "closed_IDLE_TIMEOUT")).isBetween(85L, 95L);
  }

  @Test
  void theOldestConnectionsTakeTurns() throws Exception {
    Path run = run(bursts("oldest"));

    assertThat(value(run, "connections_opened")).isBetween(100L, 105L);
    assertThat(uses(run).getFirst()).isGreaterThanOrEqualTo(2);
    assertThat(uses(run).getLast()).isLessThanOrEqualTo(4);
  }

  private static String bursts(String reuse) {
    return """
        schema: poolscope/experiment/v1
        name: bursts
        window: 4900ms
        targets: [{name: a, sample: {delay: 100ms}}]
        transport: {maxIdleConnsPerHost: 200, idleConnTimeout: 2500ms, reuse: REUSE}
        load:
          - {target: a, arrivals: {kind: once, requests: 100}}
          - {target: a, arrivals: {kind: bursts, size: 10, gap: 230ms, requests: 210}}
        """
        .replace("REUSE", reuse);
  }

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void aTransportForEachRequestLeavesItsConnectionOpen(String rules) throws Exception {
    Path run = run(perRequest("rules: " + rules, "{}"));

    assertThat(value(run, "connections_opened")).isEqualTo(10);
    assertThat(value(run, "reused_carried")).isZero();
    assertThat(value(run, "open_at_end")).isEqualTo(10);
    assertThat(value(run, "idle_at_end")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"go, closed_IDLE_TIMEOUT", "okhttp, closed_KEEP_ALIVE_EXPIRED"})
  void aTransportForEachRequestClosesAfterItsIdleTimeout(String rules, String column)
      throws Exception {
    Path run = run(perRequest("rules: " + rules + ", idleConnTimeout: 500ms", "{}"));

    assertThat(value(run, "connections_opened")).isEqualTo(10);
    assertThat(value(run, column)).isEqualTo(10);
    assertThat(value(run, "open_at_end")).isZero();
  }

  /// OkHttp does not look at a connection that no request asks for, so the server's end stays
  /// unanswered.
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "CLOSE_WAIT is read from Linux")
  void whatTheServerClosedWaitsToBeClosed() throws Exception {
    Path run = run(perRequest("rules: okhttp", "{idleTimeout: 300ms}"));

    assertThat(value(run, "open_at_end")).isEqualTo(10);
    List<NamedCsvRecord> samples = Table.read(run, "samples.csv").of("a");
    assertThat(samples.getLast().getField("kernel_close_wait")).isEqualTo("10");
  }

  private static String perRequest(String transport, String sample) {
    return """
        schema: poolscope/experiment/v1
        name: per-request
        window: 3s
        targets: [{name: a, sample: SAMPLE}]
        transport: {TRANSPORT, perRequest: true}
        load:
          - {target: a, arrivals: {kind: closed, workers: 1, requests: 10}}
        """
        .replace("TRANSPORT", transport)
        .replace("SAMPLE", sample);
  }

  /// One of HTTP/1 cannot be cancelled without its connection; one that still waits has none.
  @Test
  void aShortDeadlineAmongOthersCostsTheConnectionsThatItHeld() throws Exception {
    Path run = run(impatient("requestTimeout: 150ms"));

    long inFlight = value(run, "failed_TIMEOUT_IN_FLIGHT");
    assertThat(inFlight).isPositive();
    assertThat(value(run, "closed_REQUEST_CANCELLED"))
        .isEqualTo(inFlight)
        .isEqualTo(value(run, "connections_closed"));
    assertThat(value(run, "failed_TIMEOUT_IN_FLIGHT") + value(run, "failed_TIMEOUT_WAITING_CONN"))
        .isEqualTo(value(run, "requests_failed"));
    assertThat(value(run, "peak_in_use")).isLessThanOrEqualTo(5);
    assertThat(value(run, "connections_opened") - 5).isLessThanOrEqualTo(inFlight);
    assertThat(value(run, "requests_ok")).isGreaterThanOrEqualTo(40);
  }

  @Test
  void callersThatGiveUpCostTheConnectionsThatTheyHeld() throws Exception {
    Path run = run(impatient("cancelAfter: 150ms"));

    List<NamedCsvRecord> givenUp =
        Table.read(run, "requests.csv").of("a").stream()
            .filter(row -> row.getField("failure").equals("CANCELLED_BY_CALLER"))
            .toList();
    assertThat(value(run, "failed_CANCELLED_BY_CALLER"))
        .isEqualTo(value(run, "requests_failed"))
        .isEqualTo(givenUp.size())
        .isPositive();
    assertThat(value(run, "closed_REQUEST_CANCELLED"))
        .isEqualTo(givenUp.stream().filter(row -> Table.has(row, "acquired_ns")).count())
        .isEqualTo(value(run, "connections_closed"));
    assertThat(value(run, "requests_ok")).isGreaterThanOrEqualTo(40);
  }

  private static String impatient(String callers) {
    return """
        schema: poolscope/experiment/v1
        name: impatient
        window: 6s
        targets: [{name: a, sample: {delay: 100ms}}]
        transport: {maxConnsPerHost: 5, maxIdleConnsPerHost: 5, requestTimeout: 0s}
        load:
          - {target: a, arrivals: {kind: closed, workers: 4, requests: 40}, request: {method: POST}}
          - {target: a, arrivals: {kind: closed, workers: 4, requests: 40}, request: {method: POST}, CALLERS}
        """
        .replace("CALLERS", callers);
  }

  /// The fifth body that is never closed takes the last connection, at 0.8 s.
  @Test
  void oneCarelessCallerUsesUpThePoolForAll() throws Exception {
    Path run = run(careless("requestTimeout: 0s"));

    assertThat(value(run, "in_use_at_end")).isEqualTo(5);
    assertThat(value(run, "open_at_end")).isEqualTo(5);
    assertThat(value(run, "requests_failed")).isZero();
    assertThat(value(run, "requests_unfinished")).isPositive();
    List<NamedCsvRecord> requests = Table.read(run, "requests.csv").of("a");
    long usedUp =
        requests.stream()
            .filter(row -> Table.has(row, "acquired_ns"))
            .mapToLong(row -> Table.number(row, "acquired_ns"))
            .max()
            .orElseThrow();
    assertThat(usedUp).isGreaterThanOrEqualTo(780_000_000);
    assertThat(requests)
        .filteredOn(row -> Table.number(row, "intended_ns") < 760_000_000)
        .allMatch(row -> Table.has(row, "end_ns"));
    assertThat(requests)
        .filteredOn(row -> Table.number(row, "start_ns") > usedUp)
        .isNotEmpty()
        .noneMatch(row -> Table.has(row, "acquired_ns"));
  }

  /// Each of its bodies costs a connection for as long as its own deadline, so three at most.
  @Test
  void withADeadlineOfItsOwnACarelessCallerLeavesOthersEnough() throws Exception {
    Path run = run(careless("requestTimeout: 500ms"));

    assertThat(value(run, "requests_failed")).isZero();
    assertThat(value(run, "requests_unfinished")).isZero();
    assertThat(value(run, "closed_REQUEST_CANCELLED")).isGreaterThanOrEqualTo(7);
  }

  private static String careless(String callers) {
    return """
        schema: poolscope/experiment/v1
        name: careless
        window: 2500ms
        targets: [{name: a, sample: {}}]
        transport: {maxConnsPerHost: 5, maxIdleConnsPerHost: 5, requestTimeout: 0s}
        load:
          - {target: a, arrivals: {kind: constant, rate: 50, requests: 100}}
          - {target: a, arrivals: {kind: constant, rate: 5, requests: 10}, body: leave, CALLERS}
        """
        .replace("CALLERS", callers);
  }

  private Path run(String yaml) throws IOException {
    String file = ExperimentFile.write(directory, "trouble.yaml", yaml);
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Path run = outcome.runDirectory();
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"violations\" : [ ]");
    RunFiles.check(run);
    return run;
  }

  private static long value(Path run, String column) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals("a"))
        .mapToLong(row -> Table.number(row, column))
        .sum();
  }

  /// How many requests each connection has carried, fewest first.
  private static List<Long> uses(Path run) throws IOException {
    List<Long> uses = new ArrayList<>();
    for (NamedCsvRecord row : Table.read(run, "connections.csv").of("a")) {
      uses.add(Table.number(row, "requests"));
    }
    return uses.stream().sorted().toList();
  }
}
