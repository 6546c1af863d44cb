package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.run.Progress;
import dev.poolscope.run.Run;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files of real runs: their columns, and what must agree between them.
class FilesIT {
  private static final String MIXED =
      """
      schema: poolscope/experiment/v1
      name: mixed
      window: 2500ms
      transport:
        rules: RULES
        requestTimeout: 1s
        maxIdleConnsPerHost: 1
        maxConnsPerHost: 3
        maxRequests: 1000
        maxRequestsPerHost: 500
      targets:
        - {name: fine, sample: {delay: 2ms}}
        - {name: close, sample: {mode: close}}
        - {name: old, sample: {mode: http10}}
        - {name: silent, sample: {mode: silent-close}}
        - {name: never, sample: {stall: true}}
        - {name: reset, sample: {reset: mid-body, every: 3}}
        - {name: busy, sample: {status: 503}}
        - {name: slow, sample: {delay: 5s}}
        - {name: gone, url: "http://127.0.0.1:1/"}
      load:
        - {target: fine, arrivals: {kind: poisson, rate: 200}}
        - {target: close, arrivals: {kind: constant, rate: 50}}
        - {target: old, arrivals: {kind: bursts, size: 5, gap: 100ms, requests: 100}}
        - {target: silent, arrivals: {kind: closed, workers: 2, think: 5ms}}
        - {target: never, arrivals: {kind: once, requests: 5}}
        - target: reset
          arrivals: {kind: stages, startRate: 10, stages: [{rate: 60, duration: 500ms}]}
        - target: busy
          arrivals: {kind: constant, rate: 20}
          request: {method: POST, bodyBytes: 5000}
        - {target: slow, arrivals: {kind: constant, rate: 100}, maxInFlight: 10}
        - {target: gone, arrivals: {kind: constant, rate: 10}}
        - target: balanced
          arrivals: {kind: poisson, rate: 100}
          request: {clients: 7}
      balancer:
        kind: ring-hash-bounded
        ejection: {consecutiveFailures: 2, maxShare: 0.9}
        slowStart: {window: 200ms}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"go", "okhttp"})
  void theFilesOfARunAgree(String rules) throws Exception {
    Path run = run(MIXED.replace("RULES", rules));
    RunFiles.check(run);
    Path again = directory.resolve("again");
    assertThat(
            InProcess.run("export", run.toString(), "--format", "csv", "--out", again.toString())
                .exit())
        .isZero();
    RunFiles.assertSame(run, again);

    assertThat(value(run, "fine", "requests_ok")).isPositive();
    assertThat(value(run, "never", "failed_TIMEOUT_IN_FLIGHT")).isPositive();
    assertThat(value(run, "reset", "requests_failed")).isPositive();
    assertThat(value(run, "busy", "failed_STATUS")).isPositive();
    assertThat(value(run, "slow", "arrivals_dropped")).isPositive();
    assertThat(value(run, "gone", "dials_failed")).isPositive();
    assertThat(value(run, "gone", "connections_opened")).isZero();
    assertThat(value(run, "close", "connections_opened"))
        .isGreaterThanOrEqualTo(value(run, "close", "requests_ok"));
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"violations\" : [ ]");
  }

  @Test
  void everyFileHasTheColumnsOfTheContract() throws Exception {
    Path run = run(ExperimentFile.SMALL);
    assertThat(Table.read(run, "samples.csv").header())
        .isEqualTo(
            "t_ns,host,dialing,active,idle,waiting,opened_total,closed_total,reused_total,"
                + "requests_ok_total,requests_failed_total,kernel_established,kernel_time_wait,"
                + "kernel_close_wait,kernel_dialing,kernel_closing,kernel_server_time_wait");
    assertThat(Table.read(run, "connections.csv").header())
        .isEqualTo(
            "connection,host,local_port,remote,protocol,tls,dial_start_ns,opened_ns,closed_ns,"
                + "close_reason,closed_by,requests,bytes_out,bytes_in,active_ns,idle_ns,"
                + "longest_idle_ns,never_used,evicted_by,instance");
    assertThat(Table.read(run, "requests.csv").header())
        .isEqualTo(
            "request,host,intended_ns,start_ns,acquired_ns,sent_ns,first_byte_ns,end_ns,"
                + "connection,reused,attempts,retries,status,failure,bytes_in,client,instance");
    assertThat(Table.read(run, "events.csv").header())
        .isEqualTo("seq,t_ns,event,host,connection,request,local_port,reason,detail,instance");
    assertThat(Table.read(run, "picks.csv").header())
        .isEqualTo(
            "pick,t_ns,request,balancer,host,candidates,scores,ties,draws,count_source,instance");
    assertThat(Table.read(run, "summary.csv").header()).startsWith(goHeader() + ",");
  }

  @Test
  void aGermanMachineWritesTheSameNumbers() throws Exception {
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    try (Program program =
        Program.start(directory, List.of("-Duser.language=de", "-Duser.country=DE"), "run", file)) {
      Outcome outcome = program.await();
      assertThat(outcome.exit()).isZero();
      Path run = directory.resolve(outcome.runDirectory());
      String row = Files.readAllLines(run.resolve("summary.csv")).get(1);
      assertThat(row).doesNotContain("\"").containsPattern(",\\d+\\.\\d+,");
      assertThat(Double.parseDouble(field(run, "a", "first_issue_ms"))).isNotNegative();
      RunFiles.check(run);
    }
  }

  @Test
  void noCellIsAFormula() throws Exception {
    Path run =
        run(
            ExperimentFile.SMALL.replace(
                "targets:\n", "targets:\n  - {name: '-1', sample: {mode: close}}\n"));
    assertThat(Files.readAllLines(run.resolve("summary.csv")).get(1)).contains(",'-1,");
    for (String file : List.of("samples.csv", "summary.csv", "events.csv")) {
      for (NamedCsvRecord row : Table.read(run, file).rows()) {
        assertThat(row.getFields()).noneMatch(cell -> cell.matches("[=+@-].*"));
      }
    }
  }

  @Test
  void changesAreMarkedAndTakeEffect() throws Exception {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: changing
            window: 4s
            targets:
              - {name: a, sample: {mode: keep-alive}}
              - {name: b, sample: {delay: 20ms}}
            transport: {maxConnsPerHost: 1}
            load:
              - {target: a, arrivals: {kind: constant, rate: 50}}
              - {target: b, arrivals: {kind: closed, workers: 6}}
            changes:
              - {at: 400ms, set: {targets.a.sample.delay: 100ms}}
              - {at: 1s, set: {transport.maxConnsPerHost: 4}}
              - {at: 1600ms, set: {load.0.arrivals.rate: 5}}
            """);
    List<NamedCsvRecord> changes =
        Table.read(run, "events.csv").rows().stream()
            .filter(row -> row.getField("event").equals("CHANGE_APPLIED"))
            .toList();
    assertThat(changes)
        .extracting(row -> row.getField("detail"))
        .containsExactly(
            "path=targets.a.sample.delay value=100ms",
            "path=transport.maxConnsPerHost value=4",
            "path=load.0.arrivals.rate value=5");
    long slower = Table.number(changes.get(0), "t_ns");
    long wider = Table.number(changes.get(1), "t_ns");
    long fewer = Table.number(changes.get(2), "t_ns");
    assertThat(slower).isGreaterThanOrEqualTo(400_000_000);
    List<NamedCsvRecord> requests = Table.read(run, "requests.csv").of("a");
    // A change is told just before it is made, and has been made when the next one is told.
    assertThat(requests)
        .filteredOn(
            row ->
                Table.has(row, "acquired_ns")
                    && Table.number(row, "acquired_ns") > wider
                    && row.getField("status").equals("200"))
        .isNotEmpty()
        .allMatch(
            row -> Table.number(row, "end_ns") - Table.number(row, "acquired_ns") >= 99_000_000);
    List<NamedCsvRecord> samples = Table.read(run, "samples.csv").of("b");
    assertThat(samples)
        .filteredOn(row -> Table.number(row, "t_ns") <= wider)
        .allMatch(row -> Table.number(row, "active") + Table.number(row, "dialing") <= 1);
    assertThat(samples).anyMatch(row -> Table.number(row, "active") > 1);
    assertThat(fewer).isGreaterThanOrEqualTo(1_600_000_000);
    // 20 ms apart at 50 a second, 200 ms at 5, but for the two at the change itself.
    List<Long> gaps = gaps(requests);
    int before = gaps.lastIndexOf(20_000_000L);
    assertThat(gaps.subList(0, before + 1))
        .hasSizeGreaterThanOrEqualTo(30)
        .containsOnly(20_000_000L);
    assertThat(gaps.subList(before + 2, gaps.size())).isNotEmpty().containsOnly(200_000_000L);
    RunFiles.check(run);
  }

  @Test
  void tenThousandRequestsAtOnceAllEnd() throws Exception {
    Path run =
        untilDone(
            10_000,
            """
            schema: poolscope/experiment/v1
            name: crowd
            window: 10m
            targets: [{name: a, sample: {delay: 200ms}}]
            transport: {maxConnsPerHost: 500, maxIdleConnsPerHost: 500, requestTimeout: 10m}
            load: [{target: a, arrivals: {kind: once, requests: 10000}, maxInFlight: 20000}]
            """);
    assertThat(value(run, "a", "requests_issued")).isEqualTo(10_000);
    assertThat(value(run, "a", "requests_failed")).isZero();
    assertThat(value(run, "a", "requests_ok")).isEqualTo(10_000);
    assertThat(value(run, "a", "server_requests")).isEqualTo(10_000);
    assertThat(value(run, "a", "peak_open")).isLessThanOrEqualTo(500);
    RunFiles.check(run);
  }

  @Test
  void aHundredMegabytesAreReadAndCounted() throws Exception {
    Path run =
        untilDone(
            1,
            """
            schema: poolscope/experiment/v1
            name: large
            window: 10m
            targets: [{name: a, sample: {bodyBytes: 100MiB}}]
            transport: {requestTimeout: 10m}
            load: [{target: a, arrivals: {kind: once, requests: 1}}]
            """);
    assertThat(value(run, "a", "requests_ok")).isEqualTo(1);
    assertThat(Table.number(Table.read(run, "requests.csv").rows().getFirst(), "bytes_in"))
        .isEqualTo(100L << 20);
  }

  @Test
  void anAnswerThatIsNoHttpIsAFailureOfItsRequest() throws Exception {
    Path run =
        againstRaw(
            "SSH-2.0-OpenSSH_9.9\r\nwhatever\r\n\r\n",
            port ->
                ExperimentFile.SMALL.replace(
                    "sample: {mode: keep-alive}", "url: 'http://127.0.0.1:" + port + "/'"));
    assertThat(value(run, "a", "requests_issued")).isEqualTo(3);
    assertThat(value(run, "a", "requests_failed")).isEqualTo(3);
    assertThat(value(run, "a", "failed_PROTOCOL")).isEqualTo(3);
    RunFiles.check(run);
  }

  /// The times between one intended start and the next.
  private static List<Long> gaps(List<NamedCsvRecord> requests) {
    long[] intended =
        requests.stream().mapToLong(row -> Table.number(row, "intended_ns")).sorted().toArray();
    return IntStream.range(1, intended.length)
        .mapToObj(i -> intended[i] - intended[i - 1])
        .toList();
  }

  /// Runs an experiment until so many requests have ended well.
  private Path untilDone(long requests, String yaml) throws Exception {
    Experiment experiment = Experiments.read(new Source("e.yaml", yaml), List.of());
    try (Run running = new Run(experiment, directory)) {
      Thread watcher = Thread.startVirtualThread(() -> interruptWhenDone(running, requests));
      assertThat(running.execute().violations()).isEmpty();
      watcher.join();
      Path run = running.directory().path();
      RunExport.csv(running.directory(), run);
      return run;
    }
  }

  private static void interruptWhenDone(Run run, long requests) {
    Progress progress = run.progress();
    while (progress.hosts().values().iterator().next().ok() < requests
        && progress.elapsedNanos() < progress.loadNanos()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      progress = run.progress();
    }
    run.interrupt();
  }

  private Path againstRaw(String answer, Function<Integer, String> experiment) throws Exception {
    Thread thread;
    Path run;
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      thread =
          Thread.startVirtualThread(
              () -> {
                while (!server.isClosed()) {
                  try (Socket socket = server.accept()) {
                    var _ = socket.getInputStream().read(new byte[1000]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    if (!server.isClosed()) {
                      throw new UncheckedIOException(e);
                    }
                  }
                }
              });
      run = run(experiment.apply(server.getLocalPort()));
    }
    thread.join();
    return run;
  }

  private Path run(String experiment) throws IOException {
    String file = ExperimentFile.write(directory, "e.yaml", experiment);
    Outcome outcome =
        InProcess.run("run", file, "--quiet", "--out", directory.resolve("runs").toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).as(outcome.out()).isZero();
    return outcome.runDirectory();
  }

  private static long value(Path run, String host, String column) throws IOException {
    return Long.parseLong(field(run, host, column));
  }

  private static String field(Path run, String host, String column) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals(host))
        .findFirst()
        .orElseThrow()
        .getField(column);
  }

  private static String goHeader() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FilesIT.class.getResourceAsStream("/cli/go-blog-header.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
