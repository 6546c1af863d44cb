package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunReport;
import dev.poolscope.run.Run;
import dev.poolscope.yaml.Source;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The experiments beside the real servers, run for real: what the client counts is what the
/// servers count by their own means.
@Isolated("counts per burst need a machine that keeps the schedule")
class RealServersIT {
  private static final Path EXPERIMENTS = Path.of("sample-servers", "experiments");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"go-beside-python, python3", "go-beside-go-that-closes, go"})
  void thePublishedExperimentHasGosNumbersWithRealServers(String name, String other)
      throws Exception {
    RunReport report = run(name, List.of("go", other));
    GoMeasurements go = GoMeasurements.load();
    for (String column :
        List.of(
            "requests_ok",
            "requests_failed",
            "request_retries",
            "connections_opened",
            "connections_closed",
            "reused_carried",
            "open_at_end",
            "closed_CONNECTION_CLOSE_HEADER",
            "closed_SERVER_CLOSED",
            "closed_SERVER_CLOSED_IN_USE")) {
      assertThat(number(report, "a", column))
          .as("a " + column)
          .isEqualTo(go.of("5", "5", 1).band(column).least());
      assertThat(number(report, "b", column))
          .as("b " + column)
          .isEqualTo(go.of("5", "5", 2).band(column).least());
    }
    for (String host : List.of("a", "b")) {
      assertAgrees(report, host);
    }
    assertThat(number(report, "a", "server_closed")).isZero();
    assertThat(number(report, "b", "server_closed"))
        .isEqualTo(number(report, "b", "connections_closed"));
  }

  @Test
  void nginxLogsTheConnectionsThatWereOpenedReusedAndClosed() throws Exception {
    RunReport report = run("nginx-ten-requests", List.of("nginx"));
    assertAgrees(report, "web");
    assertThat(number(report, "web", "server_closed"))
        .isEqualTo(number(report, "web", "connections_closed"))
        .isEqualTo(10);
  }

  @Test
  void haproxyCountsTheSameConnectionsAndReuse() throws Exception {
    RunReport report = run("haproxy-second-opinion", List.of("haproxy"));
    assertAgrees(report, "web");
    assertThat(number(report, "web", "server_reused")).isPositive();
    assertThat(number(report, "web", "server_accepted")).isGreaterThan(1);
  }

  @Test
  void nginxSharesByLeastConnAsOurRuleOfNginxDoes() throws Exception {
    RunReport report = run("nginx-least-conn-beside-ours", List.of("nginx"));
    double ours = number(report, "b", "picks");
    double ourShare = ours / (ours + number(report, "a", "picks"));
    double theirs = number(report, "d", "upstream_requests");
    double theirShare = theirs / (theirs + number(report, "c", "upstream_requests"));
    assertThat(theirShare).isBetween(0.5 * ourShare, 2 * ourShare);
    assertThat(theirs + number(report, "c", "upstream_requests"))
        .isEqualTo(number(report, "proxy", "server_requests"));
    assertThat(theirs)
        .as("as the server behind counts")
        .isEqualTo(number(report, "d", "server_requests"));
  }

  @Test
  void requestsShareConnectionsToRealServersOverHttp2() throws Exception {
    RunReport report = run("real-tls-h2", List.of("nginx", "haproxy", "go", "node"));
    for (String host : List.of("nginx", "haproxy", "go", "node")) {
      assertThat(number(report, host, "server_accepted"))
          .as(host)
          .isEqualTo(number(report, host, "connections_opened"));
      assertThat(number(report, host, "server_requests")).as(host).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "haproxy", "go", "node"})
  void aRealServerIsTrustedOverTlsUnderEitherRules(String kind) throws Exception {
    String file =
        """
        schema: poolscope/experiment/v1
        name: trusted
        window: 1s
        targets:
          - {name: web, sample: {server: KIND, tls: true, bodyBytes: 1000}}
        transport: {rules: RULES, maxIdleConnsPerHost: 1}
        load:
          - {target: web, arrivals: {kind: constant, rate: 20}}
        """
            .replace("KIND", kind);
    assumeInstalled(kind);
    for (String rules : List.of("go", "okhttp")) {
      RunReport report =
          run(Experiments.read(new Source("trusted", file.replace("RULES", rules)), List.of()));
      assertThat(number(report, "web", "requests_ok")).as(rules).isGreaterThan(10);
      assertThat(number(report, "web", "requests_failed")).as(rules).isZero();
      assertAgrees(report, "web");
    }
  }

  private static void assertAgrees(RunReport report, String host) {
    assertThat(report.findings())
        .noneMatch(finding -> finding.rule().equals("SERVER_COUNTED_OTHERWISE"));
    assertThat(number(report, host, "server_accepted"))
        .as("accepted by " + host)
        .isEqualTo(
            number(report, host, "connections_opened")
                + number(report, host, "after_window_opened"));
    assertThat(number(report, host, "server_requests"))
        .as("requests to " + host)
        .isEqualTo(number(report, host, "requests_issued"));
    assertThat(number(report, host, "server_reused"))
        .as("reused by " + host)
        .isEqualTo(number(report, host, "reused_carried"));
  }

  private RunReport run(String name, List<String> programs) throws Exception {
    programs.forEach(RealServersIT::assumeInstalled);
    Path file = EXPERIMENTS.resolve(name + ".yaml");
    RunReport report =
        run(Experiments.read(new Source(file.toString(), Files.readString(file)), List.of()));
    assertThat(report.expectations()).isNotEmpty().allMatch(expected -> expected.held());
    return report;
  }

  private RunReport run(Experiment experiment) throws Exception {
    try (Run run = new Run(experiment, directory)) {
      RunInfo info = run.execute();
      assertThat(info.violations()).isEmpty();
      return RunExport.csv(run.directory(), run.directory().path());
    }
  }

  private static double number(RunReport report, String host, String column) {
    Object value = Objects.requireNonNull(report.hosts().get(host)).values().get(column);
    assertThat(value).as(host + " " + column).isInstanceOf(Number.class);
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static void assumeInstalled(String command) {
    assumeTrue(
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(Path::of)
            .flatMap(folder -> Stream.of(folder, folder.resolveSibling("sbin")))
            .anyMatch(folder -> Files.isExecutable(folder.resolve(command))),
        () -> "skipped: " + command + " is not installed");
  }
}
