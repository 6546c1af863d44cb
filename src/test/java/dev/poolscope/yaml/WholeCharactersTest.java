package dev.poolscope.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
  private static final String REST =
      """
      schema: poolscope/experiment/v1
      name: small
      targets: [{name: a, sample: {}}]
      load: [{target: a, arrivals: {kind: once, requests: 1}}]
      """;

  @Test
  void aCharacterOfTwoHalvesMayStandAnywhere() {
    for (int before = 0; before < 2200; before++) {
      String text = "# " + "x".repeat(before) + "\uD83D\uDE00 and on\n" + REST;
      assertThat(Experiments.read(new Source("f.yaml", text), List.of()).name())
          .as("after %d", before)
          .isEqualTo("small");
    }
  }

  @Test
  void halfACharacterIsExplainedWhereverTheTextEnds() {
    for (int before = 0; before < 2200; before++) {
      String text = "# " + "x".repeat(before) + "\uD83D";
      assertThatExceptionOfType(ConfigException.class)
          .as("after %d", before)
          .isThrownBy(() -> Experiments.read(new Source("f.yaml", text), List.of()));
    }
  }
}
