package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What small commands do without: nothing is loaded before it is needed.
class LoadedClassesIT {
  private static final Pattern LOADED = Pattern.compile(".*\\] ([a-z][\\w.$]+) source: .*");

  /// Packages of what a run, a window or a full experiment needs.
  private static final List<String> HEAVY =
      List.of(
          "javafx.",
          "com.sun.javafx.",
          "okhttp3.",
          "okio.",
          "kotlin.",
          "org.eclipse.jetty.",
          "tools.jackson.",
          "oshi.",
          "dev.poolscope.balance.",
          "dev.poolscope.client.",
          "dev.poolscope.load.",
          "dev.poolscope.stats.",
          "dev.poolscope.trace.",
          "dev.poolscope.ui.");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionNeedsNoExperimentAndNoCommand(String option) throws Exception {
    assertThat(loadedBy(option))
        .contains("dev.poolscope.cli.Version")
        .noneMatch(name -> HEAVY.stream().anyMatch(name::startsWith))
        .noneMatch(name -> name.startsWith("dev.poolscope.experiment."))
        .noneMatch(name -> name.startsWith("dev.poolscope.schema."))
        .noneMatch(name -> name.startsWith("org.snakeyaml."))
        .filteredOn(name -> name.startsWith("dev.poolscope.") && name.endsWith("Command"))
        .containsExactly("dev.poolscope.cli.PoolscopeCommand");
  }

  @Test
  void theListReadsNoFurtherThanToTheHeadlines() throws Exception {
    assertThat(loadedBy("list"))
        .contains("dev.poolscope.experiment.Headline", "dev.poolscope.cli.ListCommand")
        .noneMatch(name -> HEAVY.stream().anyMatch(name::startsWith))
        .doesNotContain(
            "dev.poolscope.yaml.Binder",
            "dev.poolscope.experiment.Target",
            "dev.poolscope.cli.RunCommand");
  }

  @Test
  void whatIsNeededIsSeenHere() throws Exception {
    assertThat(loadedBy("show", "idle-one-max-two"))
        .contains("dev.poolscope.yaml.Binder", "dev.poolscope.balance.BalancerKind");
  }

  private List<String> loadedBy(String... arguments) throws Exception {
    Path log = directory.resolve("loaded.txt");
    try (Program program =
        Program.start(directory, List.of("-Xlog:class+load:file=" + log), arguments)) {
      assertThat(program.await().exit()).isZero();
    }
    return classes(log);
  }

  private static List<String> classes(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(LOADED::matcher)
          .filter(matcher -> matcher.matches())
          .map(matcher -> matcher.group(1))
          .toList();
    }
  }
}
