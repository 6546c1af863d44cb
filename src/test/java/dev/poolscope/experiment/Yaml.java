package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.yaml.Source;
import java.util.List;

/// Experiment files for tests.
final class Yaml {
  /// The smallest valid file; its last line is a list, so that top-level fields may follow.
  static final String MINIMAL =
      """
      schema: poolscope/experiment/v1
      name: minimal
      targets:
        - name: a
          sample: {}
      load:
        - target: a
          arrivals: {kind: once, requests: 1}
      """;

  private Yaml() {}

  static Source source(String text) {
    return new Source("f.yaml", text);
  }

  static Experiment read(String text, String... sets) {
    return Experiments.read(source(text), List.of(sets));
  }

  /// The problems of a file that cannot be read, as lines.
  static List<String> problems(String text, String... sets) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read(text, sets));
    assertThat(refused).as("the file must be refused").isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }
}
