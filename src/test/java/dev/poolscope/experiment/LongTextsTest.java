package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts so long that a look at one character within a look at the one before would use up the
/// stack.
class LongTextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "a b ", "a:b", "1h", "\\\"", "é"})
  void longTextsAreWritten(String part) {
    String text = "x" + part.repeat(20_000 / part.length()) + "x";
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL
                + "title: \"%1$s\"\nquestion: \"%1$s\"\nwatch: \"%1$s\"\n".formatted(text)
                + "expect: [{metric: x, equals: 1, because: \"%s\"}]\n".formatted(text));
    assertThat(Yaml.read(Experiments.toYaml(experiment))).isEqualTo(experiment);
  }

  @Test
  void aLongPathIsReadAndWritten() {
    String path = "/" + "a%7B".repeat(20_000);
    String request = "request: {path: " + path + "}\n    arrivals:";
    Experiment experiment = Yaml.read(Yaml.MINIMAL.replace("arrivals:", request));
    assertThat(Yaml.read(Experiments.toYaml(experiment))).isEqualTo(experiment);
  }

  @Test
  void whatIsNestedDeeplyIsRefused() {
    String nested = "[".repeat(20_000) + "]".repeat(20_000);
    assertThat(Yaml.problems(Yaml.MINIMAL + "transport: " + nested + "\n")).hasSize(1);
  }
}
