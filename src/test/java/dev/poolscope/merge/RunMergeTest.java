package dev.poolscope.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.export.RunExport;
import dev.poolscope.model.PoolEvent;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parts of a load, each run in virtual time and written as a run, made into one.
class RunMergeTest {
  private static final String TEXT =
      """
      schema: poolscope/experiment/v1
      name: shared
      window: 5s
      targets: [{name: a, sample: {delay: 5ms}}, {name: b, sample: {delay: 20ms}}]
      balancer: {kind: round-robin}
      load:
        - {target: balanced, arrivals: {kind: poisson, rate: 60}}
        - {target: a, arrivals: {kind: bursts, size: 7, gap: 1s, requests: 28}}
      transport: {maxIdleConnsPerHost: 4}
      """;

  @TempDir private Path directory;

  @Test
  void theWholeHasWhatThePartsHave() throws IOException {
    List<RunDirectory> parts = new ArrayList<>();
    List<RunReport> reports = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(new RunDirectory(directory.resolve("part" + i)));
      reports.add(write(parts.getLast(), i + "/3", "2026-11-28T10:00:0" + i + "Z"));
    }

    RunMerge.Merged merged = RunMerge.of(parts, directory);

    RunReport whole = RunExport.report(merged.run());
    assertThat(whole.end().complete()).isTrue();
    assertThat(whole.experiment().instances()).isEqualTo(3);
    for (String column :
        List.of(
            "requests_issued",
            "requests_ok",
            "connections_opened",
            "connections_closed",
            "reused_carried",
            "open_at_end",
            "picks",
            "closed_IDLE_PER_HOST_LIMIT")) {
      double sum = reports.stream().mapToDouble(report -> number(report, column)).sum();
      assertThat(number(whole, column)).as(column).isEqualTo(sum);
    }
    assertThat(merged.notes()).anyMatch(note -> note.contains("within 2000 ms"));
  }

  @Test
  void arrivalsTogetherAreTheScheduleOfTheWhole() throws IOException {
    List<RunDirectory> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(new RunDirectory(directory.resolve("part" + i)));
      write(parts.getLast(), i + "/3", "2026-11-28T10:00:00Z");
    }

    RunMerge.Merged merged = RunMerge.of(parts, directory);

    List<Long> together = new ArrayList<>();
    RunExport.report(merged.run(), arrivals(together));
    List<Long> whole = new ArrayList<>();
    VirtualRun.of(experiment("0/1"), VirtualCosts.LOOPBACK, arrivals(whole));
    assertThat(together.stream().sorted().toList()).isEqualTo(whole.stream().sorted().toList());
  }

  @Test
  void aMissingPartIsNamed() throws IOException {
    List<RunDirectory> parts = new ArrayList<>();
    for (int i = 0; i < 3; i += 2) {
      parts.add(new RunDirectory(directory.resolve("part" + i)));
      write(parts.getLast(), i + "/3", "2026-11-28T10:00:00Z");
    }

    assertThat(RunMerge.of(parts, directory).notes())
        .anyMatch(note -> note.startsWith("missing: 1/3"));
  }

  @Test
  void whatIsNoPartOfOneRunIsRefusedAndNothingIsLeft() throws IOException {
    RunDirectory first = new RunDirectory(directory.resolve("one"));
    RunDirectory second = new RunDirectory(directory.resolve("two"));
    write(first, "0/2", "2026-11-28T10:00:00Z");
    write(second, "0/2", "2026-11-28T10:00:00Z");
    Path out = Files.createDirectory(directory.resolve("out"));

    assertThatThrownBy(() -> RunMerge.of(List.of(first, second), out))
        .isInstanceOf(InvalidMergeException.class)
        .hasMessageContaining("each part once");

    Files.writeString(
        second.experiment(),
        Files.readString(second.experiment()).replace("seed: 1", "seed: 2").replace("0/2", "1/2"));
    assertThatThrownBy(() -> RunMerge.of(List.of(first, second), out))
        .isInstanceOf(InvalidMergeException.class)
        .hasMessageContaining("differ in seed");
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
  }

  private static RunListener arrivals(List<Long> into) {
    return new RunListener() {
      @Override
      public void entry(EventRow row) {
        if (row.entry().event() instanceof PoolEvent.RequestIssued issued) {
          into.add(issued.intendedNanos());
        }
      }
    };
  }

  private static RunReport write(RunDirectory run, String share, String started)
      throws IOException {
    Files.createDirectories(run.path());
    Experiment experiment = experiment(share);
    Files.writeString(run.experiment(), Experiments.toYaml(experiment));
    Files.writeString(run.info(), "{\"started\": \"" + started + "\"}");
    try (EventLogWriter writer = new EventLogWriter(run.events())) {
      return VirtualRun.of(
          experiment,
          VirtualCosts.LOOPBACK,
          new RunListener() {
            @Override
            public void entry(EventRow row) {
              writer.accept(row.entry());
            }
          });
    }
  }

  private static Experiment experiment(String share) {
    return Experiments.read(new Source("test", TEXT), List.of("share=" + share));
  }

  private static double number(RunReport report, String column) {
    return ((Number) Objects.requireNonNull(report.totals().values().get(column))).doubleValue();
  }
}
