package dev.poolscope.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceImportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final List<String> FILES =
      List.of(
          "events.csv",
          "connections.csv",
          "requests.csv",
          "samples.csv",
          "picks.csv",
          "summary.csv",
          "summary.json");

  @TempDir private Path directory;

  @Test
  void aRunThatWasExportedIsTheSameWhenItIsImportedAndExportedAgain() throws IOException {
    Path from = Files.createDirectory(directory.resolve("from"));
    Files.copy(GOLDEN.resolve("events.csv"), from.resolve("events.csv"));
    Files.copy(GOLDEN.resolve("experiment.yaml"), from.resolve("experiment.yaml"));

    RunDirectory run = TraceImport.of(from.resolve("events.csv"), directory, NOW);
    RunExport.csv(run, run.path());

    for (String file : FILES) {
      assertThat(run.path().resolve(file)).hasSameBinaryContentAs(GOLDEN.resolve(file));
    }
  }

  /// Whatever happens in a run.
  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void soIsAnyRun(@ForAll("experiments") String text) throws IOException {
    Path parent = Files.createTempDirectory("poolscope-import");
    try {
      RunDirectory first = new RunDirectory(Files.createDirectory(parent.resolve("first")));
      Experiment experiment = Experiments.read(new Source("test", text), List.of());
      Files.writeString(first.experiment(), Experiments.toYaml(experiment));
      try (EventLogWriter writer = new EventLogWriter(first.events())) {
        VirtualRun.of(experiment, VirtualCosts.LOOPBACK, into(writer));
      }
      RunExport.csv(first, first.path());

      RunDirectory second = TraceImport.of(first.path().resolve("events.csv"), parent, NOW);
      RunExport.csv(second, second.path());

      for (String file : FILES) {
        assertThat(second.path().resolve(file)).hasSameBinaryContentAs(first.path().resolve(file));
      }
      assertThat(second.events()).hasSameBinaryContentAs(first.events());
    } finally {
      delete(parent);
    }
  }

  @Provide
  Arbitrary<String> experiments() {
    Arbitrary<String> samples =
        Arbitraries.of(
            "delay: 3ms",
            "mode: close",
            "mode: silent-close",
            "hangUp: true, every: 5, reusedOnly: true",
            "reset: mid-body, bodyBytes: 100, every: 3",
            "status: 500, every: 2",
            "idleTimeout: 30ms",
            "backends: 3",
            "stall: true, every: 7");
    Arbitrary<String> transports =
        Arbitraries.of(
            "maxIdleConns: 1",
            "maxConnsPerHost: 2, requestTimeout: 50ms",
            "disableKeepAlives: true",
            "body: close, goRelease: 1.26",
            "dial: {refuseEvery: 4}",
            "dial: {delay: 30ms}, dialTimeout: 20ms",
            "perRequest: true");
    return Combinators.combine(samples, transports, Arbitraries.integers().between(1, 3))
        .as(
            (sample, transport, instances) ->
                """
                schema: poolscope/experiment/v1
                name: random
                window: 500ms
                targets: [{name: a, sample: {%s}}, {name: -b, sample: {}}]
                balancer: {kind: least-connections, ties: random}
                load:
                  - {target: balanced, arrivals: {kind: poisson, rate: 100}}
                  - {target: a, arrivals: {kind: bursts, size: 5, gap: 100ms, requests: 20}}
                transport: {%s}
                instances: %d
                changes: [{at: 200ms, set: {targets.a.sample.delay: 8ms}}]
                """
                    .formatted(sample, transport, instances));
  }

  @Test
  void aTraceWithoutAnExperimentHasOneOfItsHosts() throws IOException {
    Path file = Files.copy(GOLDEN.resolve("events.csv"), directory.resolve("events.csv"));

    RunDirectory run = TraceImport.of(file, directory, NOW);

    RunReport report = RunExport.report(run);
    assertThat(report.hosts().keySet()).containsExactlyInAnyOrder("a", "b", "nobody");
    assertThat(number(report, "requests_issued")).isEqualTo(71);
    RunExport.csv(run, run.path());
    for (String same : List.of("events.csv", "requests.csv", "connections.csv", "picks.csv")) {
      assertThat(run.path().resolve(same)).hasSameBinaryContentAs(GOLDEN.resolve(same));
    }
  }

  @Test
  void aTraceThatJustStopsIsComplete() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN.resolve("events.csv"));
    Path file = directory.resolve("events.csv");
    Files.write(file, lines.subList(0, 100));

    RunReport report = RunExport.report(TraceImport.of(file, directory, NOW));

    assertThat(report.end().complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|REQUEST_ISSUED|REQUEST_ISSUD|column event: REQUEST_ISSUD is no event; allowed: ",
        "2|1338085|x|column t_ns: \"x\" is no whole number of nanoseconds",
        "6|7196623|5|column t_ns: 5 is before the row above",
        "6|NO_IDLE_CONNECTION|NO_REASON|column reason: NO_REASON is not known; allowed: ",
        "2|intendedNanos=0|intended=0|column detail: ",
        "10|reused=false|reused=no|column detail: \"no\" is neither true nor false",
        "2|,b,,1,|,b,,one,|column request: \"one\" is no whole number",
        "9|CONNECTION_OPENED|CONNECTION_CLOSED|column"
      })
  void whatIsWrongIsNamedByRowAndColumn(int row, String from, String to, String message)
      throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN.resolve("events.csv"));
    lines.set(row - 1, lines.get(row - 1).replace(from, to));
    Path file = directory.resolve("events.csv");
    Files.write(file, lines);
    Path out = Files.createDirectory(directory.resolve("out"));

    assertThatThrownBy(() -> TraceImport.of(file, out, NOW))
        .isInstanceOf(InvalidTraceException.class)
        .hasMessageContaining("events.csv, row " + row + ", ")
        .hasMessageContaining(message);

    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatCannotHaveHappenedIsRefused() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN.resolve("events.csv"));
    // A connection that is acquired before it was opened.
    lines.remove(8);
    Path file = directory.resolve("events.csv");
    Files.write(file, lines);

    assertThatThrownBy(() -> TraceImport.of(file, directory, NOW))
        .isInstanceOf(InvalidTraceException.class)
        .hasMessageContaining("cannot follow what stands above it");
  }

  @Test
  void whatIsNoTraceSaysSo() throws IOException {
    Path file = directory.resolve("other.csv");
    Files.writeString(file, "a,b\n1,2\n");
    assertThatThrownBy(() -> TraceImport.of(file, directory, NOW))
        .isInstanceOf(InvalidTraceException.class)
        .hasMessageContaining("column host");
    assertThatThrownBy(() -> TraceImport.of(directory.resolve("none"), directory, NOW))
        .isInstanceOf(InvalidTraceException.class)
        .hasMessageContaining("is not there");
  }

  private static RunListener into(EventLogWriter writer) {
    return new RunListener() {
      @Override
      public void entry(EventRow row) {
        writer.accept(row.entry());
      }
    };
  }

  private static void delete(Path parent) throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double number(RunReport report, String column) {
    return ((Number) Objects.requireNonNull(report.totals().values().get(column))).doubleValue();
  }
}
