package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The help texts are those in the test resources; `-Dgolden.update=true` rewrites them.
class HelpTest {
  private static final Path RESOURCES = Path.of("src/test/resources/cli");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "poolscope",
        "run",
        "list",
        "show",
        "serve",
        "pick",
        "replay-picks",
        "compare",
        "check",
        "suggest",
        "sweep",
        "merge",
        "import",
        "export",
        "replay"
      })
  void everyCommandExplainsItself(String command) throws IOException {
    Outcome outcome =
        command.equals("poolscope") ? InProcess.run("--help") : InProcess.run(command, "--help");
    String golden = "help-" + command + ".txt";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(RESOURCES.resolve(golden), outcome.out());
    }
    assertThat(outcome.out()).isEqualTo(read(golden));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "run --version", "serve -V", "list --version"})
  void everyCommandTellsTheVersion(String commandLine) {
    Outcome outcome = InProcess.run(commandLine.split(" "));
    assertThat(outcome.out().strip()).matches("poolscope (development|[0-9].*)");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void optionsBeforeACommandKnowAllCommands() {
    assertThat(InProcess.run("--version", "list").out()).startsWith("poolscope ");
    assertThat(InProcess.run("-h", "list").out()).contains("replay-picks");
  }

  @Test
  void theListNamesEveryExperimentWithTitleAndQuestion() {
    Outcome list = InProcess.run("list");
    assertThat(list.out().lines().limit(3))
        .containsExactly(
            "one-connection-serves-all",
            "    One connection serves a thousand requests",
            "    What happens to 1,000 requests at once when a host may have one connection?");
    assertThat(list.exit()).isZero();
    assertThat(InProcess.run("list", "--json").out())
        .startsWith("[ {\n  \"name\" : \"one-connection-serves-all\",\n  \"title\" : ");
  }

  @Test
  void theListCanBeOfATag() {
    assertThat(InProcess.run("list", "--tag", "Limits").out())
        .contains("two-hosts-total-idle-one")
        .doesNotContain("ties-in-turn");
    assertThat(InProcess.run("list", "--tag", "limits", "--tag", "redial", "--json").out())
        .contains("\"name\" : \"two-hosts-total-idle-one\"", "\"group\" : \"limits\"")
        .doesNotContain("one-connection-serves-all");
    Outcome none = InProcess.run("list", "--tag", "limit");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err())
        .contains("--tag: no experiment has the tag \"limit\"; did you mean \"limits\"?");
    assertThat(InProcess.run("list", "--tag", "limits", "--tag", "hash").exit()).isEqualTo(2);
  }

  @Test
  void whatShowPrintsShowsTheSame() throws IOException {
    Outcome first = InProcess.run("show", "two-hosts-total-idle-one", "--set", "window=3s");
    Path file = Files.createTempFile("shown", ".yaml");
    try {
      Files.writeString(file, first.out());
      assertThat(InProcess.run("show", file.toString()).out()).isEqualTo(first.out());
      assertThat(first.out()).contains("\nwindow: 3s\n");
    } finally {
      Files.delete(file);
    }
  }

  private static String read(String golden) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(HelpTest.class.getResourceAsStream("/cli/" + golden), golden)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
