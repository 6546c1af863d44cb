package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.units.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What files and arguments say does nothing to the terminal.
class TerminalTest {
  /// Clears the screen, names the window, turns the direction of what follows.
  private static final String HOSTILE = "x\u001b[2J\u009b31m\u001b]0;x\u0007\u202Ey\u2066z\r";

  private static final String WRITTEN = "x\\e[2J\\x9b31m\\e]0;x\\a\\u202Ey\\u2066z\\r\\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s\": 1",
        "transport: {\"%s\": 1}",
        "expect: [{metric: \"%s\", equals: 1}]",
        "expect: [{host: \"%s\", metric: x, equals: 1}]",
        "changes: [{at: 1s, set: {\"%s\": 1}}]",
        "transport: {rules: \"%s\"}",
        "window: \"%s\""
      })
  void namesFromAFileAreShownHarmless(String line) throws IOException {
    String text = ExperimentFile.SMALL + line.formatted(WRITTEN) + "\n";
    Outcome outcome = InProcess.run("show", ExperimentFile.write(directory, "h.yaml", text));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.errLines()).allMatch(said -> said.startsWith("poolscope: "));
    assertHarmless(outcome);
  }

  @Test
  void argumentsAreShownHarmless() throws IOException {
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    assertHarmless(InProcess.run(HOSTILE));
    assertHarmless(InProcess.run("show", HOSTILE));
    assertHarmless(InProcess.run("show", file, HOSTILE));
    assertHarmless(InProcess.run("show", file, "--set", HOSTILE));
    assertHarmless(InProcess.run("show", file, "--set", HOSTILE + "=1"));
    assertHarmless(InProcess.run("show", file, "--set", "window=" + HOSTILE));
    assertHarmless(InProcess.run("run", file, "--out", HOSTILE + "\0"));
    assertHarmless(InProcess.run("export", HOSTILE, "--format", HOSTILE));
  }

  @Test
  void aTitleIsShownHarmlessWhileItRuns() throws IOException {
    String text = ExperimentFile.SMALL + "title: \"a\\u202Eb\"\nquestion: \"c\\u2067d\"\n";
    String file = ExperimentFile.write(directory, "t.yaml", text);
    Outcome outcome =
        InProcess.onTerminal("run", file, "--out", directory.resolve("runs").toString());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.errLines()).contains("a\\u202Eb", "c\\u2067d");
  }

  private static void assertHarmless(Outcome outcome) {
    assertThat((outcome.out() + outcome.err()).codePoints())
        .as(outcome.err())
        .isNotEmpty()
        .allMatch(c -> c == '\n' || Texts.isVisible(c));
  }
}
