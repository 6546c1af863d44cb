package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExperimentFuzzTest {
  private static final String VALID = Experiments.find("two-hosts-total-idle-one").text();
  private static final String INTERESTING =
      "{}[]:,-?&*!|>'\"%@`#~\\\n\r\t 09azAZ<=\0\u0085\u2028\uFEFF\uFFFE\uD83D\uDE00";

  private static void assertReadOrExplained(String text, List<String> sets) {
    Experiment experiment;
    try {
      experiment = Experiments.read(new Source("f.yaml", text), sets);
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      for (Problem problem : e.problems()) {
        assertThat(problem.message()).isNotBlank().doesNotContain("Exception", "dev.poolscope");
        assertThat(problem.toString()).hasSizeLessThan(1000);
      }
      return;
    }
    assertThat(Experiments.read(new Source("again", Experiments.toYaml(experiment)), List.of()))
        .isEqualTo(experiment);
  }

  @Property(tries = 3000)
  void aDamagedFileIsReadOrExplained(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(VALID);
    int damages = 1 + random.nextInt(4);
    for (int i = 0; i < damages; i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      char c = INTERESTING.charAt(random.nextInt(INTERESTING.length()));
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, c);
        case 1 -> text.insert(at, c);
        case 2 -> text.delete(at, end);
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        default -> text.setCharAt(at, (char) random.nextInt(0x10000));
      }
    }
    assertReadOrExplained(text.toString(), List.of());
  }

  @Property(tries = 300)
  void anyTextIsExplained(@ForAll String text) {
    assertReadOrExplained(text, List.of());
  }

  @Property(tries = 1000)
  void aDamagedSettingIsAppliedOrExplained(@ForAll long seed) {
    Random random = new Random(seed);
    String[] sets = {
      "targets.a.sample.delay={kind: uniform, min: 1ms, max: 2ms}", "load.0.request.path=/x",
      "transport.idleConnTimeout=1m30s", "changes.0={at: 1s, set: {transport.maxIdleConns: 2}}"
    };
    StringBuilder set = new StringBuilder(sets[random.nextInt(sets.length)]);
    char c = INTERESTING.charAt(random.nextInt(INTERESTING.length()));
    set.setCharAt(random.nextInt(set.length()), c);
    if (random.nextBoolean()) {
      set.deleteCharAt(random.nextInt(set.length()));
    }
    assertReadOrExplained(VALID, List.of(set.toString()));
  }
}
