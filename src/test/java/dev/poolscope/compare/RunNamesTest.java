package dev.poolscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.timeline.ChangeMark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunNamesTest {
  private static final List<String> TIMES = List.of("12:00:01", "12:00:02", "12:00:03");

  private static ComparedRun run(List<ChangeMark> changes, String... sets) {
    Experiment experiment =
        Experiments.read(Experiments.find("slow-host-round-robin"), List.of(sets));
    return new ComparedRun(Path.of("x"), experiment, changes, Map.of(), "held", null);
  }

  private static List<String> names(ComparedRun... runs) {
    return RunNames.of(Comparison.of(List.of(runs)), TIMES.subList(0, runs.length));
  }

  @Test
  void runsAreCalledByTheSettingsThatDiffer() {
    assertThat(
            names(
                run(List.of()), run(List.of(), "balancer={kind: least-connections, ties: first}")))
        .containsExactly("round robin, no ties", "least connections, ties first");
    assertThat(
            names(
                run(List.of(), "transport.maxIdleConns=1"),
                run(List.of(), "transport.maxIdleConns=2")))
        .containsExactly("maxIdleConns 1", "maxIdleConns 2");
  }

  @Test
  void runsThatDoNotDifferAreCalledByTheirTimes() {
    assertThat(names(run(List.of()), run(List.of()))).containsExactly("12:00:01", "12:00:02");
    assertThat(names(run(List.of(), "seed=1"), run(List.of(), "seed=2"), run(List.of(), "seed=2")))
        .containsExactly("seed 1", "seed 2, 12:00:02", "seed 2, 12:00:03");
  }

  @Test
  void hostsAreNamedAndNoMoreThanThreeSettings() {
    List<String> one = new ArrayList<>();
    List<String> two = new ArrayList<>();
    for (String host : List.of("a", "b", "c", "d")) {
      one.add("targets." + host + ".sample.bodyBytes=11");
      two.add("targets." + host + ".sample.bodyBytes=22");
    }
    assertThat(
            names(
                run(List.of(), one.toArray(new String[0])),
                run(List.of(), two.toArray(new String[0]))))
        .containsExactly(
            "a bodyBytes 11, b bodyBytes 11, c bodyBytes 11",
            "a bodyBytes 22, b bodyBytes 22, c bodyBytes 22");
  }

  @Test
  void aChangeByHandTellsARunFromAnUnchangedOne() {
    ChangeMark mark = new ChangeMark(2_000_000_000L, "transport.maxIdleConns", "3");
    assertThat(names(run(List.of()), run(List.of(mark))))
        .containsExactly("unchanged", "maxIdleConns 3 at 2s");
  }

  @Test
  void timesHaveTheirDayWhereThereAreSeveral() {
    Instant one = Instant.parse("2026-01-01T23:59:58Z");
    assertThat(RunNames.times(List.of(one, one.plusSeconds(1)), ZoneOffset.UTC))
        .containsExactly("23:59:58", "23:59:59");
    assertThat(RunNames.times(List.of(one, one.plusSeconds(3)), ZoneOffset.UTC))
        .containsExactly("2026-01-01 23:59:58", "2026-01-02 00:00:01");
  }
}
