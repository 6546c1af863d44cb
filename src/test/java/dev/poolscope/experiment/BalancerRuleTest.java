package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BalancerRuleTest {
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("counts", "in-flight"),
          Map.entry("countWhen", "at-pick"),
          Map.entry("ties", "first"),
          Map.entry("choices", "2"),
          Map.entry("bias", "1"),
          Map.entry("factor", "1.5"),
          Map.entry("decay", "5s"),
          Map.entry("ringSize", "64"),
          Map.entry("tableSize", "101"),
          Map.entry("maxConns", "1"),
          Map.entry("maxFails", "1"),
          Map.entry("failTimeout", "1s"),
          Map.entry("slowStart", "{window: 1s}"),
          Map.entry("ejection", "{}"),
          Map.entry("subset", "1"));

  @ParameterizedTest
  @MethodSource("dev.poolscope.experiment.BalancerRule#all")
  void lacksWhatAnExperimentMayNotGive(BalancerRule rule) {
    List<String> names =
        Schema.fields().stream()
            .filter(field -> field.parent().equals("balancer"))
            .map(SchemaField::name)
            .filter(name -> !List.of("kind", "per", "sampleEvery").contains(name))
            .toList();
    assertThat(VALUES.keySet()).containsExactlyInAnyOrderElementsOf(names);
    names.forEach(
        name ->
            assertThat(rule.lacks(name).isEmpty())
                .as("%s, %s: %s", rule.id(), name, rule.lacks(name))
                .isEqualTo(isAccepted(rule, name)));
    assertThat(rule.lacks("kind")).isEmpty();
    assertThat(rule.lacks("sampleEvery").isEmpty()).isEqualTo(rule.lacks("countWhen").isEmpty());
  }

  private static boolean isAccepted(BalancerRule rule, String name) {
    return Experiments.draft(
            Experiments.find("two-hosts-total-idle-one"),
            List.of("balancer={kind: " + rule.id() + ", " + name + ": " + VALUES.get(name) + "}"))
        .problems()
        .stream()
        .noneMatch(problem -> problem.field().equals("balancer." + name));
  }
}
