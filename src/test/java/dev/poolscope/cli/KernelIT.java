package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The operating system's count of sockets beside the client's own.
@EnabledOnOs(value = OS.LINUX, disabledReason = "all states are read from Linux only")
class KernelIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "idle-one-max-two",
        "no-keep-alive-time-wait",
        "server-times-out-first",
        "server-times-out-first-okhttp"
      })
  void agreesAtEverySample(String name) throws Exception {
    Path run = run(name);
    List<Map<String, Integer>> samples = compared(run);
    assertThat(samples).hasSizeGreaterThan(2);
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.get("open")).isBetween(sample.get("least"), sample.get("most")));
    assertThat(value(run, "kernel_comparisons")).isBetween(3L, (long) samples.size());
    assertThat(value(run, "kernel_differences")).isZero();
    assertThat(Files.readString(run.resolve("summary.json"))).doesNotContain("KERNEL_COUNTED");
  }

  /// The client closes each connection, so that its end is the one that stays.
  @Test
  void timeWaitIsTheClientsWhereItClosesFirst() throws Exception {
    Path run = run("no-keep-alive-time-wait");
    assertThat(value(run, "peak_kernel_time_wait")).isGreaterThan(50);
    assertThat(value(run, "peak_kernel_server_time_wait")).isZero();
  }

  @Test
  void timeWaitIsTheServersWhereItClosesFirstAndTheClientAnswers() throws Exception {
    Path run = run("server-times-out-first");
    assertThat(value(run, "peak_kernel_server_time_wait")).isPositive();
    assertThat(value(run, "peak_kernel_time_wait")).isZero();
  }

  @Test
  void closeWaitIsWhatTheClientHasNotNoticed() throws Exception {
    Path run = run("server-times-out-first-okhttp");
    assertThat(value(run, "peak_kernel_close_wait")).isEqualTo(1);
    List<NamedCsvRecord> samples = Table.read(run, "samples.csv").of("a");
    assertThat(samples)
        .anySatisfy(
            row -> {
              assertThat(row.getField("kernel_close_wait")).isEqualTo("1");
              assertThat(row.getField("kernel_established")).isEqualTo("0");
              assertThat(row.getField("idle")).isEqualTo("1");
            });
  }

  /// In a window that is shorter than theirs expectations need not hold.
  private Path run(String name) throws IOException {
    Outcome outcome =
        InProcess.run(
            "run", name, "--set", "window=2500ms", "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.err()).isIn(0, 1);
    Path run = outcome.runDirectory();
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"violations\" : [ ]");
    RunFiles.check(run);
    return run;
  }

  private static List<Map<String, Integer>> compared(Path run) throws IOException {
    List<Map<String, Integer>> samples = new ArrayList<>();
    for (NamedCsvRecord row : Table.read(run, "events.csv").of("a")) {
      if (row.getField("event").equals("SOCKETS_COMPARED")) {
        samples.add(numbers(row.getField("detail")));
      }
    }
    return samples;
  }

  private static Map<String, Integer> numbers(String detail) {
    return List.of(detail.split(" ")).stream()
        .map(word -> word.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.parseInt(pair[1])));
  }

  private static long value(Path run, String column) throws IOException {
    return Table.read(run, "summary.csv").rows().stream()
        .filter(row -> row.getField("host_label").equals("a"))
        .mapToLong(row -> Table.number(row, column))
        .sum();
  }
}
