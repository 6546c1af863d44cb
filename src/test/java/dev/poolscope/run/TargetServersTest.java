package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetServersTest {
  private static final int HOSTS = 1000;

  @Test
  void hostsAreNotSlowAtTheSameTime() {
    List<Double> first =
        IntStream.range(0, HOSTS)
            .mapToObj(place -> new Random(TargetServers.seedOf(1, place)).nextDouble())
            .toList();
    assertThat(first).doesNotHaveDuplicates();
    // Binomial with p = 0.5 and n = 1,000: five standard deviations are 79.
    assertThat(first.stream().filter(draw -> draw < 0.5).count()).isBetween(421L, 579L);
  }

  @Test
  void theFirstHostHasTheSeedOfTheExperiment() {
    assertThat(TargetServers.seedOf(7, 0)).isEqualTo(7);
  }
}
