package dev.poolscope.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.RunListener;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  @TempDir private Path directory;

  @Test
  void everyCombinationIsAPointAndEachRepeatHasASeedOfItsOwn() {
    SweepPlan plan = plan(2, "transport.maxIdleConnsPerHost=1..3", "load.0.arrivals.size=5,10");

    assertThat(plan.points()).hasSize(12);
    assertThat(plan.points().getFirst()).isEqualTo(new SweepPoint(List.of("1", "5"), 1));
    assertThat(plan.points().get(3)).isEqualTo(new SweepPoint(List.of("1", "10"), 2));
    assertThat(plan.experiment(plan.points().get(0)).seed()).isEqualTo(1);
    assertThat(plan.experiment(plan.points().get(1)).seed()).isEqualTo(2);
    assertThat(plan.experiment(plan.points().getLast()).transport().maxIdleConnsPerHost())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=1", "a=", "a=1,,2", "a=1,1", "a=5..1", "a=1..9999999", "a=1..2,2"})
  void whatCannotBeVariedSaysSo(String text) {
    assertThatThrownBy(() -> Varied.parse(text))
        .isInstanceOf(InvalidSweepException.class)
        .hasMessageStartingWith("--vary: ");
  }

  @Test
  void aFieldIsVariedOnceAndRunsAreBounded() {
    assertThatThrownBy(() -> plan(1, "seed=1", "seed=2")).hasMessageContaining("twice");
    assertThatThrownBy(() -> plan(100, "seed=1..9000")).hasMessageContaining("more than");
  }

  @Test
  void theTableNamesTheFirstValueWithoutChurnAndTheFrontier() throws IOException {
    SweepPlan plan = plan(1, "transport.maxIdleConnsPerHost=1..4");
    SweepDirectory sweep = SweepDirectory.open(directory, plan);
    runMissing(sweep, plan, Integer.MAX_VALUE);

    SweepTable table = SweepTable.of(sweep.rows());

    assertThat(table.lines()).hasSize(4);
    assertThat(table.lines().getFirst().opened().median()).isEqualTo(10);
    assertThat(table.firstWithoutChurn().orElseThrow().values()).containsExactly("2");
    assertThat(table.frontier()).isNotEmpty();
  }

  @Test
  void aSweepGoesOnWhereItWasInterruptedEvenInTheMiddleOfARow() throws IOException {
    SweepPlan plan = plan(2, "transport.maxIdleConnsPerHost=1..3");
    SweepDirectory first = SweepDirectory.open(directory, plan);
    runMissing(first, plan, 2);
    String whole = Files.readString(first.table());
    Files.writeString(first.table(), "3,1,held,fal", StandardOpenOption.APPEND);

    SweepDirectory second = SweepDirectory.open(directory, plan);

    assertThat(Files.readString(second.table())).isEqualTo(whole);
    assertThat(second.rows()).isEqualTo(first.rows());
    assertThat(second.missing()).hasSize(4);
    runMissing(second, plan, Integer.MAX_VALUE);
    assertThat(SweepDirectory.open(directory, plan).missing()).isEmpty();
  }

  @Test
  void theDirectoryOfAnotherSweepIsNotTouched() throws IOException {
    SweepDirectory.open(directory, plan(1, "transport.maxIdleConnsPerHost=1..3"));
    String before = Files.readString(directory.resolve("sweep.csv"));

    assertThatThrownBy(() -> SweepDirectory.open(directory, plan(1, "seed=1,2")))
        .isInstanceOf(InvalidSweepException.class)
        .hasMessageContaining("another sweep");

    assertThat(Files.readString(directory.resolve("sweep.csv"))).isEqualTo(before);
  }

  private static void runMissing(SweepDirectory sweep, SweepPlan plan, int most)
      throws IOException {
    for (SweepPoint point : sweep.missing().stream().limit(most).toList()) {
      sweep.add(
          point, VirtualRun.of(plan.experiment(point), VirtualCosts.LOOPBACK, RunListener.NONE));
    }
  }

  private static SweepPlan plan(int repeats, String... varied) {
    return new SweepPlan(
        Experiments.find("idle-one-max-two"),
        List.of(),
        Stream.of(varied).map(Varied::parse).toList(),
        repeats,
        true);
  }
}
