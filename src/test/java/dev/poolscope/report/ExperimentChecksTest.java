package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an experiment expects can be told of the stretch of time that it is expected of.
class ExperimentChecksTest {
  private static void check(String expectations) {
    Source source =
        new Source(
            "t.yaml",
            """
            schema: poolscope/experiment/v1
            name: t
            targets: [{name: a, sample: {}}]
            load: [{target: a, arrivals: {kind: once, requests: 1}}]
            expect: [%s]
            """
                .formatted(expectations));
    new ExperimentChecks(source, List.of()).checkMetrics(Experiments.read(source, List.of()));
  }

  @Test
  void whatIsKnownOfTheWholeRunOnlyIsRefusedOfAStretch() {
    for (String metric :
        List.of("server_accepted", "max_idle_total", "connections_never_used", "client_moves")) {
      String expected = "{metric: " + metric + ", atLeast: 0";
      assertThatCode(() -> check(expected + "}")).doesNotThrowAnyException();
      assertThatThrownBy(() -> check(expected + ", to: 2s}"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("expect.0.metric")
          .hasMessageContaining(metric + " says nothing of a stretch of time")
          .hasMessageContaining("connections_opened, connections_closed")
          .hasMessageContaining("closed_*");
    }
  }

  @Test
  void thereAreNotTooManyStretches() {
    assertThatCode(() -> check(stretches(ExperimentChecks.MOST_STRETCHES)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(stretches(ExperimentChecks.MOST_STRETCHES + 1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("expect.100: is of one more stretch of time than the 100");
  }

  private static String stretches(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{metric: requests_ok, atLeast: 0, from: " + i + "ms}")
        .collect(Collectors.joining(", "));
  }
}
