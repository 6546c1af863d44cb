package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sequences of the balancer reference through the command, and the page that shows them;
/// `-Dgolden.update=true` rewrites it.
class PicksPageTest {
  private static final Path PAGE = Path.of("src/docs/picks.md");

  private static final String INTRODUCTION =
      """
      # Picks

      The sequences that the sources of the balancers promise, as commands and what they print. Each
      row is one step: its number, the step, the host, the leases in flight, the scores that the rule
      saw (hosts it did not look at have none), who shared the best score, and the random draws
      (`2/3` is 2 out of 0 to 2). `poolscope pick --help` explains steps, rules and options.

      This page is written by a test, from what the program prints.
      The variant of gnet that rebuilt its heap by the standard deviation, in use for some days of 2021, is
      no rule here.
      """;

  static Stream<PickVector> vectors() {
    return PickVectors.bySection().values().stream().flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void picksAsTheReferenceSays(PickVector vector) {
    Outcome outcome = vector.run();

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(PickVector.hosts(outcome)).isEqualTo(vector.hosts());
    if (!vector.scores().isEmpty()) {
      assertThat(PickVector.picks(outcome).getLast().getField("scores")).isEqualTo(vector.scores());
    }
  }

  @Test
  void thePageShowsWhatTheCommandPrints() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    PickVectors.bySection()
        .forEach(
            (section, vectors) -> {
              page.append("\n## ").append(section).append('\n');
              vectors.forEach(
                  vector ->
                      page.append('\n')
                          .append(vector.what())
                          .append("\n\n```\n$ ")
                          .append(vector.commandLine())
                          .append('\n')
                          .append(vector.run().out())
                          .append("```\n"));
            });
    return page.toString();
  }
}
