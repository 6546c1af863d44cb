package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three processes that send one load to one server, and the run that is made of theirs.
class SharesIT {
  private static final int PARTS = 3;
  private static final String TEXT =
      """
      schema: poolscope/experiment/v1
      name: shared
      window: 3s
      targets: [{name: a, %s}, {name: b, %s}]
      balancer: {kind: round-robin}
      transport: {maxIdleConnsPerHost: 4}
      load:
        - {target: balanced, arrivals: {kind: poisson, rate: 90, requests: 180}}
        - {target: a, arrivals: {kind: bursts, size: 7, gap: 1s, requests: 14}}
      """;

  @TempDir private Path directory;

  @Test
  void thePartsOfThreeProcessesAreTheWhole() throws Exception {
    List<Path> runs;
    try (Program first = Program.start(directory, "serve", "--delay", "5ms");
        Program second = Program.start(directory, "serve", "--delay", "5ms")) {
      Path file = directory.resolve("shared.yaml");
      Files.writeString(file, TEXT.formatted(target(first), target(second)));
      runs = runParts(file);
    }

    List<String> merge = new ArrayList<>(List.of("merge"));
    runs.forEach(run -> merge.add(run.toString()));
    merge.addAll(List.of("--out", directory.resolve("whole").toString()));
    Outcome outcome = InProcess.run(merge.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.err()).isZero();

    Path whole;
    try (var made = Files.list(directory.resolve("whole"))) {
      whole = made.findFirst().orElseThrow();
    }
    for (String column : List.of("requests_issued", "requests_ok", "connections_opened", "picks")) {
      long sum = 0;
      for (Path run : runs) {
        sum += total(run, column);
      }
      assertThat(total(whole, column)).as(column).isEqualTo(sum).isPositive();
    }
    assertThat(arrivals(runs)).isEqualTo(scheduleOfTheWhole());
  }

  private static String target(Program server) throws Exception {
    return "url: \"" + server.awaitLine("/ until interrupted").split(" ")[1] + "\"";
  }

  private List<Path> runParts(Path file) throws Exception {
    List<Program> programs = new ArrayList<>();
    try {
      for (int i = 0; i < PARTS; i++) {
        String out = directory.resolve("part-" + i).toString();
        programs.add(
            Program.start(
                directory, "run", file.toString(), "--share", i + "/" + PARTS, "--out", out));
      }
      List<Path> runs = new ArrayList<>();
      for (Program program : programs) {
        Outcome outcome = program.await();
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        runs.add(outcome.runDirectory());
      }
      return runs;
    } finally {
      programs.forEach(Program::close);
    }
  }

  private static long total(Path run, String column) throws IOException {
    InProcess.run("export", run.toString(), "--format", "csv");
    return Table.read(run, "summary.csv").rows().stream()
        .mapToLong(row -> Long.parseLong(row.getField(column)))
        .sum();
  }

  /// When requests were due, each part by its own time 0.
  private static List<Long> arrivals(List<Path> runs) throws IOException {
    List<Long> due = new ArrayList<>();
    for (Path run : runs) {
      for (NamedCsvRecord row : Table.read(run, "requests.csv").rows()) {
        due.add(Long.parseLong(row.getField("intended_ns")));
      }
    }
    return due.stream().sorted().toList();
  }

  private static List<Long> scheduleOfTheWhole() {
    List<Long> due = new ArrayList<>();
    VirtualRun.of(
        Experiments.read(
            new Source("whole", TEXT.formatted("sample: {}", "sample: {}")), List.of()),
        VirtualCosts.LOOPBACK,
        new RunListener() {
          @Override
          public void entry(EventRow row) {
            if (row.entry().event() instanceof PoolEvent.RequestIssued issued) {
              due.add(issued.intendedNanos());
            }
          }
        });
    return due.stream().sorted().toList();
  }
}
