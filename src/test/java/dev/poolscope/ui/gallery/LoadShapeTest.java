package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sketch of an experiment shows the load that it will get.
class LoadShapeTest {
  @Test
  void burstsStandWhereTheyAreDue() {
    List<LoadShape> shapes = LoadShape.of(builtIn("two-hosts-total-idle-one"), 10);
    assertThat(shapes).extracting(LoadShape::host).containsExactly("a", "b");
    assertThat(shapes.getFirst().requests())
        .containsExactly(0., 10., 10., 10., 10., 10., 10., 10., 10., 10.);
  }

  @Test
  void constantLoadIsEvenAndEndsWithItsRequests() {
    Experiment even =
        builtIn(
            "two-hosts-total-idle-one",
            "load.0.arrivals={kind: constant, rate: 50, requests: 125}");
    assertThat(LoadShape.of(even, 10).getFirst().requests())
        .containsExactly(50., 50., 25., 0., 0., 0., 0., 0., 0., 0.);
  }

  @Test
  void stagesMoveFromRateToRate() {
    Experiment stages =
        builtIn(
            "two-hosts-total-idle-one",
            "load.0.arrivals={kind: stages, stages: [{duration: 10s, rate: 100}]}");
    List<Double> requests = LoadShape.of(stages, 10).getFirst().requests();
    assertThat(requests).isSorted();
    assertThat(requests.stream().mapToDouble(Double::doubleValue).sum()).isBetween(499., 501.);
  }

  private static Experiment builtIn(String name, String... sets) {
    return Experiments.read(Experiments.find(name), List.of(sets));
  }
}
