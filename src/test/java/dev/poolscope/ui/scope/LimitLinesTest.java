package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitLinesTest {
  @Test
  void aLimitHoldsForEachPool() {
    assertThat(words("idle-limit-meets-burst", 1)).containsValue("MaxIdleConnsPerHost 10");
    assertThat(words("idle-limit-meets-burst", 3)).containsKey(30);
  }

  @Test
  void nothingBoundsPoolsOfOneRequestEach() {
    assertThat(words("client-per-request", 1)).isEmpty();
  }

  private static Map<Integer, String> words(String name, int instances) {
    Experiment experiment = Experiments.read(Experiments.find(name), List.of());
    return LimitLines.of(experiment, List.of(), instances).steps().getFirst().words();
  }
}
