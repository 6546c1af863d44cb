package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wrong input ends with exit code 2, one message and nothing written.
class WrongUsageTest {
  @TempDir private Path directory;
  private Path out;
  private String file;
  private Set<String> before = Set.of();

  @BeforeEach
  void writeAnExperiment() throws IOException {
    out = directory.resolve("runs");
    before = filesHere();
    file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frob | frob is no command; commands: run, list, show, check, serve, pick, replay-picks, compare, sweep, suggest, merge, export, import, verify, replay; see poolscope --help
          --frob | --frob is no option; see poolscope --help
          run | Missing required parameter: 'EXPERIMENT'; see poolscope run --help
          run X --frob | --frob is no option; see poolscope run --help
          run X --jsno | --jsno is no option; did you mean "--json"?; see poolscope run --help
          run X Y | Y is one argument too many; see poolscope run --help
          run X --seed one | Invalid value for option '--seed': 'one' is not a whole number; see poolscope run --help
          run X --seed | Missing required parameter for option '--seed' (N); see poolscope run --help
          run idle-one-max-tow | idle-one-max-tow: there is no built-in experiment of this name; did you mean "idle-one-max-two"?; poolscope list shows all, and a file's name ends in .yaml
          show none | none: there is no built-in experiment of this name; poolscope list shows all, and a file's name ends in .yaml
          list all | all is one argument too many; see poolscope list --help
          export X | Missing required option: '--format=FORMAT'; see poolscope export --help
          replay | Missing required parameter: 'DIR'; see poolscope replay --help
          replay X | X is not a directory; give the directory of a run
          export X --format csv | X is not a directory; give the directory of a run
          export X --format ods | --format: ods is no format; allowed: csv, parquet, png, svg, har, perfetto, hlog, openmetrics, html
          serve --port 99999 | --port: 99999 is not possible; allowed: a whole number, from 0 to 65535 (0 = any free port)
          serve --port=x | --port: "x" is not a whole number; allowed: a whole number, from 0 to 65535 (0 = any free port)
          serve --idle-timeout=5 | --idle-timeout: 5 has no unit; write 5s for seconds or 5ms for milliseconds; allowed: a duration such as 250ms, 10s or 1m30s, at least 0s (0s = never closed for that)
          serve --idleTimeout=x | --idleTimeout: "x" is not a duration; allowed: a duration such as 250ms, 10s or 1m30s, at least 0s (0s = never closed for that)
          run idle-one-max-two --allow-rate 0 | --allow-rate: "0" is not possible; allowed: requests per second above 0, such as 200, or unlimited
          run idle-one-max-two --allow-rate fast | --allow-rate: "fast" is not possible; allowed: requests per second above 0, such as 200, or unlimited
          run idle-one-max-two --allow-rate Infinity | --allow-rate: "Infinity" is not possible; allowed: requests per second above 0, such as 200, or unlimited
          run idle-one-max-two --allow-connections 0 | --allow-connections: "0" is not possible; allowed: a whole number, at least 1, such as 100
          run idle-one-max-two --allow-connections 1.5 | --allow-connections: "1.5" is not possible; allowed: a whole number, at least 1, such as 100
          run idle-one-max-two --share 3/3 | --share: 3/3 is no part; allowed: from 0/N to N-1/N, such as 0/3, 1/3 and 2/3
          run idle-one-max-two --share 3 | --share: 3 does not say which part, and JOB_COMPLETION_INDEX is not set; give such as 0/3
          run idle-one-max-two --metrics-port 99999 | --metrics-port: 99999 is no port; allowed: 0 to 65535
          run idle-one-max-two --metrics-port all:9464 | --metrics-port: all is no address; give one of this machine in numbers, such as 0.0.0.0 for all
          run idle-one-max-two --at noon | --at: noon is no instant; give date and time of UTC, such as 2026-11-28T14:00:00Z
          suggest X --check --json | --check: does not go with --json; keep one of them
          suggest X --for 5 | --for: 5 has no unit; write 5s for seconds or 5ms for milliseconds; give one such as 20ms
          suggest X | X is not there; give an access log, a HAR file or the directory of a run
          suggest X --set window=1s | --set: window=1s is no limit of the pool; give one such as transport.maxIdleConnsPerHost=2
          suggest X --took 5 | --took: 5 has no unit; write 5s for seconds or 5ms for milliseconds; give one such as 20ms
          sweep idle-one-max-two --vary seed --out O | --vary: seed has no values; give a field and its values, such as transport.maxIdleConnsPerHost=1,2,4 or ...=1..8
          sweep idle-one-max-two --vary seed=1 --repeat 0 --out O | --repeat: 0 is no number of runs; allowed: from 1
          sweep idle-one-max-two --vary transport.rules=okhttp --virtual --out O | transport.rules: okhttp: virtual time knows the rules of Go's pool only; run it for real
          serve --mode odd | --mode: "odd" is not known; allowed: keep-alive, close, http10 or silent-close
          serve --server nginx --delay 5ms | --server: nginx has no delay; it has bodyBytes, idleTimeout, maxRequests, mode, port, server, status, tls, upstream. Leave the others out, or use the embedded server
          """)
  void aWrongCommandLineIsExplainedInOneLine(String commandLine, String message) {
    refused(InProcess.run(commandLine.split(" ")), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          window: 2s | windwo: 1s | F:3: windwo: unknown field; did you mean "window"?; allowed: schema, name, title, question, watch, tags, report, beside, window, seed, targets, instances, share, transport, balancer, load, changes, expect
          window: 2s | window: [1s] | F:3: window: has a list where a single value belongs; allowed: a duration such as 250ms, 10s or 1m30s, above 0s, at most 24h
          window: 2s | window: -1s | F:3: window: -1s is not possible; allowed: a duration such as 250ms, 10s or 1m30s, above 0s, at most 24h
          target: a, | target: b, | F:7: load.0.target: "b" is no target; did you mean "a"?; allowed: a
          sample: {mode: keep-alive} | url: "http://no-such-host.invalid/" | F:5: targets.0.url: the host no-such-host.invalid is unknown; correct the name
          window: 2s | expect: [{host: a, metric: connections_opend, atLeast: 1}] | F:3: expect.0.metric: connections_opend is no column of summary.csv; did you mean "connections_opened"?; allowed are its columns, such as connections_opened, requests_ok or closed_IDLE_TOTAL_LIMIT
          """)
  void aWrongFileIsExplainedWithLineAndField(String from, String to, String message)
      throws IOException {
    String wrong =
        ExperimentFile.write(directory, "f.yaml", ExperimentFile.SMALL.replace(from, to));
    refused(
        InProcess.run("run", wrong, "--out", out.toString()), message.replace("F:", wrong + ":"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          window | --set window: is not PATH=VALUE, such as transport.maxIdleConns=1
          fo=1 | --set fo=1: fo: unknown field; allowed: schema, name, title, question, watch, tags, report, beside, window, seed, targets, instances, share, transport, balancer, load, changes, expect
          window=soon | --set window=soon: window: "soon" is not a duration; allowed: a duration such as 250ms, 10s or 1m30s, above 0s, at most 24h
          targets.z.weight=2 | --set targets.z.weight=2: "z" is no element of targets, which has only 0; known names: a
          expect=[{host: a, metric: ok, atLeast: 1}] | --set expect=[{host: a, metric: ok, atLeast: 1}]: expect.0.metric: ok is no column of summary.csv; allowed are its columns, such as connections_opened, requests_ok or closed_IDLE_TOTAL_LIMIT
          """)
  void aWrongSettingIsExplained(String set, String message) {
    refused(InProcess.run("run", file, "--set", set, "--out", out.toString()), message);
  }

  @Test
  void aFileThatCannotBeAnExperimentIsExplained() throws IOException {
    Path large = directory.resolve("large.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(100L << 20);
    }
    Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xFF, 0, 1});
    Path folder = Files.createDirectory(directory.resolve("folder.yaml"));
    Path empty = Files.createFile(directory.resolve("empty.yaml"));
    Path missing = directory.resolve("missing.yaml");

    refusedFile(large, "has 104857600 bytes; an experiment file has at most 1048576 (1 MiB)");
    refusedFile(binary, "is not a text file in UTF-8");
    refusedFile(folder, "is a directory; give an experiment file");
    refusedFile(
        empty, "is empty; an experiment begins with the line schema: poolscope/experiment/v1");
    refusedFile(missing, "there is no such file");
  }

  @Test
  void aPlaceThatCannotHoldFilesIsExplained() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain"));
    for (Path wrong : List.of(plain, plain.resolve("below"))) {
      refused(
          InProcess.run("run", file, "--out", wrong.toString()),
          "--out: " + wrong + ": " + plain + " is not a directory; give another directory");
    }
    refused(InProcess.run("run", file, "--out", ""), "--out: is empty; give a directory");
  }

  @Test
  void aDirectoryThatIsNoRunIsExplained() throws IOException {
    Path plain = Files.createDirectory(directory.resolve("plain"));
    refused(
        InProcess.run("export", plain.toString(), "--format", "csv"),
        plain + " is not the directory of a run: it has no experiment.yaml");
    Files.writeString(plain.resolve("experiment.yaml"), ExperimentFile.SMALL);
    refused(
        InProcess.run("export", plain.toString(), "--format", "csv"),
        plain + " is not the directory of a run: it has no events.log");
    Files.writeString(plain.resolve("events.log"), "hello");
    Outcome replay = InProcess.run("replay", plain.toString());
    assertThat(replay.exit()).isEqualTo(2);
    assertThat(replay.errLines()).singleElement().asString().contains("events.log");
    Outcome outcome =
        InProcess.run("export", plain.toString(), "--format", "csv", "--out", out.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.errLines()).singleElement().asString().contains("events.log");
    assertThat(out).doesNotExist();
  }

  private void refusedFile(Path wrong, String message) {
    refused(
        InProcess.run("run", wrong.toString(), "--out", out.toString()), wrong + ": " + message);
  }

  private void refused(Outcome outcome, String message) {
    assertThat(outcome.errLines()).containsExactly("poolscope: " + message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(out).doesNotExist();
    assertThat(filesHere()).isEqualTo(before);
  }

  /// What stands in the current directory, where runs go by default.
  private static Set<String> filesHere() {
    Path runs = Path.of("poolscope-runs");
    try (Stream<Path> here = Files.exists(runs) ? Files.list(runs) : Stream.of()) {
      return here.map(Path::toString).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
