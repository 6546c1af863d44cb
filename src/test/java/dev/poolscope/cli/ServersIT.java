package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose sample servers are a group, or cannot be reached for a time.
class ServersIT {
  @TempDir private Path directory;

  @Test
  void theBusiestConnectionsMakeTheSharesOfBackends() throws Exception {
    // Three connections are opened for the first burst; of them the last one put back is used on.
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: group
            window: 1500ms
            targets: [{name: a, sample: {backends: 3, delay: 20ms}}, {name: b, sample: {}}]
            transport: {maxIdleConnsPerHost: 10, maxIdleConns: 10}
            load:
              - {target: a, arrivals: {kind: once, requests: 3}}
              - {target: a, arrivals: {kind: closed, workers: 1, requests: 20}}
            expect:
              - {host: a, metric: backend_share_max, atLeast: 0.5}
              - {host: a, metric: backend_share_min, atMost: 0.2}
            """);

    List<NamedCsvRecord> counted =
        Table.read(run, "events.csv").rows().stream()
            .filter(row -> row.getField("event").equals("BACKEND_COUNTED"))
            .toList();
    assertThat(counted).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Files.readString(run.resolve("summary.json")))
        .contains("\"backends\" : [")
        .contains("\"backend\" : 3");
    assertThat(host(run, "b").getField("backend_share_max")).isEmpty();
    RunFiles.check(run);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aHostThatVanishesHoldsItsDialsAndComesBack() throws Exception {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: vanished
            window: 3s
            targets: [{name: a, sample: {}}]
            transport: {requestTimeout: 300ms}
            load: [{target: a, arrivals: {kind: constant, rate: 50}}]
            changes:
              - {at: 1s, set: {targets.a.sample.listening: black-hole}}
              - {at: 2s, set: {targets.a.sample.listening: on}}
            expect:
              - {host: a, metric: failed_REFUSED, equals: 0}
              - {host: a, metric: failed_TIMEOUT_WAITING_CONN, atLeast: 10}
              - {host: a, metric: requests_ok, atLeast: 60}
              - {host: a, metric: peak_dialing, atLeast: 10}
            """);

    RunFiles.check(run);
  }

  @Test
  void aServerThatStopsAndComesBackLeavesNothingBehind() throws Exception {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: stopped
            window: 1500ms
            targets: [{name: a, sample: {delay: 50ms}}]
            load: [{target: a, arrivals: {kind: constant, rate: 50}}]
            changes:
              - {at: 500ms, set: {targets.a.sample.listening: off}}
              - {at: 1s, set: {targets.a.sample.listening: on}}
            expect:
              - {host: a, metric: failed_REFUSED, atLeast: 10}
              - {host: a, metric: requests_ok, atLeast: 20}
            """);

    assertThat(run.resolve("poolscope.log")).doesNotExist();
    RunFiles.check(run);
  }

  private Path run(String yaml) throws Exception {
    String file = ExperimentFile.write(directory, "servers.yaml", yaml);
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    Path run = outcome.runDirectory();
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"violations\" : [ ]");
    return run;
  }

  private static NamedCsvRecord host(Path run, String name) throws Exception {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
