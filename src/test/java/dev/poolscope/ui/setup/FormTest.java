package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormTest {
  private final SetupModel model = new SetupModel(Origin.of("two-hosts-total-idle-one"));

  private List<String> paths(Predicate<String> expanded) {
    return Form.rows(model.state(), expanded).stream().map(FormRow::path).toList();
  }

  @Test
  void theLoadComesFirst() {
    assertThat(paths(new Expansion(() -> {})::isExpanded))
        .startsWith(
            "load",
            "window",
            "load.0",
            "load.0.arrivals",
            "load.0.arrivals.size",
            "load.0.arrivals.gap",
            "load.0.arrivals.requests",
            "load.0.target",
            "load.0.more",
            "load.1",
            "targets")
        .containsSubsequence("transport.rules", "transport.maxIdleConns", "transport.more");
  }

  @Test
  void allFieldsCanBeShown() {
    for (String kind : List.of("none", "maglev")) {
      model.set("balancer.kind", kind);
      List<String> all = paths(_ -> true);
      assertThat(Form.rows(model.state(), _ -> true)).doesNotHaveDuplicates();
      Stream<String> expected =
          Experiments.schema().fields().stream()
              .filter(field -> field.parent().isEmpty() || isIn(field.parent()))
              .map(field -> field.path());
      assertThat(all).containsAll(expected.toList());
    }
  }

  private static boolean isIn(String parent) {
    return parent.equals("transport") || parent.equals("balancer");
  }

  @Test
  void whatFewNeedIsFoldedUnlessItIsUsed() {
    Predicate<String> folded = path -> !path.endsWith(".more") && !path.endsWith(".absent");
    assertThat(paths(folded))
        .contains("transport.goRelease", "targets.0.sample", "balancer.absent")
        .doesNotContain("transport.profile", "targets.0.url", "targets.0.weight", "balancer.per");
    model.set("targets.0.weight", "3");
    model.set("transport.rules", "okhttp");
    assertThat(paths(folded))
        .contains("targets.0.weight", "transport.maxRequests")
        .doesNotContain("transport.maxConnsPerHost");
  }

  @Test
  void whatIsWrittenAsItIsAnywayIsFoldedButNotWhatSwitchesADefaultOff() {
    Predicate<String> folded = path -> !path.endsWith(".more");
    SetupModel written =
        new SetupModel(
            Origin.unsaved(
                new Source(
                    "f",
                    """
                    schema: poolscope/experiment/v1
                    name: f
                    targets: [{name: a, weight: 1, sample: {}}]
                    transport: {rules: okhttp, dialTimeout: 0s, body: full}
                    load: [{target: a, arrivals: {kind: once, requests: 1}}]
                    """)));
    assertThat(Form.rows(written.state(), folded))
        .extracting(FormRow::path)
        .contains("transport.dialTimeout")
        .doesNotContain("targets.0.weight", "transport.body");
  }

  @Test
  void aFieldStaysInItsOpenFoldWhileItIsEdited() {
    List<String> before = paths(_ -> true);
    model.set("targets.0.weight", "3");
    assertThat(paths(_ -> true)).isEqualTo(before);
  }
}
