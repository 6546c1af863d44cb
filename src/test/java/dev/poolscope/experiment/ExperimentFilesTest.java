package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFilesTest {
  @TempDir private Path folder;

  private static void assertRefused(Path file, String message) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Experiments.load(file))
        .withMessage(file + ": " + message);
  }

  @Test
  void aFileIsReadAndNamedAsGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), Yaml.MINIMAL);
    assertThat(Experiments.load(file)).isEqualTo(new Source(file.toString(), Yaml.MINIMAL));
    assertThat(Experiments.find(file.toString()).text()).isEqualTo(Yaml.MINIMAL);
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertRefused(folder, "is a directory; give an experiment file");
    assertRefused(folder.resolve("no.yaml"), "there is no such file");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Experiments.find("bad\0.yaml"))
        .withMessage("bad\0.yaml: is not the path of a file");
  }

  @Test
  void aFileOfMoreThanOneMebibyteIsRefused() throws IOException {
    int limit = 1_048_576;
    String text = Yaml.MINIMAL + "#".repeat(limit - Yaml.MINIMAL.length());
    assertThat(Experiments.load(Files.writeString(folder.resolve("a"), text)).text())
        .hasSize(limit);
    assertRefused(
        Files.writeString(folder.resolve("b"), text + "#"),
        "has 1048577 bytes; an experiment file has at most 1048576 (1 MiB)");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertRefused(
        Files.write(folder.resolve("a"), new byte[] {'a', (byte) 0xC3, '('}),
        "is not a text file in UTF-8");
    Path zero = Files.write(folder.resolve("b"), new byte[] {'a', '\n', 0});
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Experiments.load(zero))
        .withMessage(zero + ":2: is not a text file: it holds a control character");
  }

  @Test
  void everyBuiltInExperimentIsListedAndValid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("assets", "experiments"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.substring(0, name.length() - ".yaml".length()))
              .toList();
      assertThat(BuiltIns.names())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(builtIns()).extracting(Experiment::name).isEqualTo(BuiltIns.names());
  }

  @Test
  void headlinesAreWhatTheExperimentsSay() {
    assertThat(Experiments.headlines())
        .isEqualTo(
            builtIns().stream()
                .map(
                    e ->
                        new Headline(
                            e.name(),
                            e.title(),
                            e.question(),
                            e.watch(),
                            e.tags(),
                            e.report(),
                            e.beside()))
                .toList());
  }

  @Test
  void everyBuiltInExperimentStandsInItsGroup() {
    assertThat(Experiments.headlines()).allMatch(headline -> !headline.words().isEmpty());
    List<String> groups = new ArrayList<>();
    for (Headline headline : Experiments.headlines()) {
      if (groups.isEmpty() || !groups.getLast().equals(headline.group())) {
        groups.add(headline.group());
      }
    }
    assertThat(groups)
        .as("groups in the order of index.txt, each in one piece")
        .containsExactly(
            "limits",
            "idle and stale connections",
            "bodies",
            "servers that close",
            "retries",
            "timeouts",
            "several clients",
            "balancers: ties",
            "balancers: counting",
            "balancers: slow and failing hosts",
            "balancers: hashing",
            "protocols");
  }

  @Test
  void whatStandsBesideABuiltInExperimentIsAnotherOne() {
    List<String> names = BuiltIns.names();
    for (Headline headline : Experiments.headlines()) {
      assertThat(headline.variants())
          .as(headline.name())
          .isSubsetOf(names)
          .doesNotContain(headline.name());
    }
  }

  @Test
  void aHeadlineIsFoundByItsTagsInAnyCase() {
    Headline headline = Headline.of(new Source("f", "name: n\ntags: limits, TIME_WAIT\n"));
    assertThat(headline.isTagged("time_wait")).isTrue();
    assertThat(headline.isTagged("Limits")).isTrue();
    assertThat(headline.isTagged("TIME")).isFalse();
  }

  @Test
  void aHeadlineWithoutTagsHasNoGroup() {
    Headline none = Headline.of(new Source("f", "name: n\n"));
    assertThat(none.group()).isEmpty();
    assertThat(none.words()).isEmpty();
  }

  @Test
  void aHeadlineOfAFileThatLacksThemIsItsName() {
    assertThat(Headline.of(new Source("f", "name: n\nwatch: [a]\nquestion: ~\n")))
        .isEqualTo(new Headline("n", "n", "", "", "", "", ""));
  }

  @Test
  void nothingIsReadBehindAHeadline() {
    String head =
        """
        tags: x, y
        watch: w
        question: q
        beside: a, b
        report: http://r
        title: 't: t'
        name: n
        """;
    assertThat(Headline.of(new Source("f", head + "targets: {\n")))
        .isEqualTo(new Headline("n", "t: t", "q", "w", "x, y", "http://r", "a, b"));
  }

  @Test
  void anUnknownNameSaysWhichIsNearAndWhereToLook() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Experiments.find("two-hosts-total-idle-on"))
        .withMessage(
            "two-hosts-total-idle-on: there is no built-in experiment of this name; did you mean"
                + " \"two-hosts-total-idle-one\"?; poolscope list shows all, and a file's name ends"
                + " in .yaml");
  }

  private static List<Experiment> builtIns() {
    return BuiltIns.sources().stream().map(source -> Experiments.read(source, List.of())).toList();
  }
}
