package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The image starts from its AOT cache, and says nothing where it cannot.
class ImageStartIT {
  private static final String FROM_THE_CACHE = "source: shared objects file";

  @TempDir private Path directory;
  private Path image = Path.of("");

  /// What can become of the cache's file.
  enum Damage {
    MISSING,
    EMPTY,
    CUT_OFF,
    NO_CACHE,
    UNREADABLE
  }

  @BeforeEach
  void findTheImage() {
    String program = Objects.requireNonNullElse(System.getProperty("poolscope.image"), "");
    assumeTrue(
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
            && !program.isEmpty(),
        "no image on Linux");
    image = Path.of(program).resolveSibling("..").normalize();
  }

  @Test
  void whatTheProgramNeedsComesFromTheCache() throws Exception {
    Path log = directory.resolve("loaded.txt");
    Outcome outcome = start(image, "-Xlog:class+load:file=" + log, "list");
    assertThat(outcome.exit()).isZero();
    assertThat(cached(log))
        .contains(
            "dev.poolscope.Launcher",
            "dev.poolscope.run.Run",
            "dev.poolscope.ui.shell.MainWindow",
            "okhttp3.OkHttpClient",
            "org.eclipse.jetty.server.Server",
            "picocli.CommandLine",
            "com.sun.javafx.tk.quantum.QuantumToolkit");
  }

  @ParameterizedTest
  @EnumSource
  void aCacheThatCannotBeUsedIsPassedOverInSilence(Damage damage) throws Exception {
    Path copy = copyOfTheImage();
    damage(copy.resolve("lib/app/poolscope.aot"), damage);
    Outcome outcome = start(copy, "", "--version");
    assertThat(outcome.out()).matches("poolscope [0-9.]+\\R");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void aJvmThatIsSetOtherwiseThanTheCacheSaysNothing() throws Exception {
    Outcome outcome = start(image, "-XX:-UseCompressedOops", "--version");
    assertThat(outcome.out()).matches("poolscope [0-9.]+\\R");
    assertThat(outcome.errLines())
        .containsExactly("Picked up JAVA_TOOL_OPTIONS: -XX:-UseCompressedOops");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void itNamesItsVersionAndSoDoesARun() throws Exception {
    Outcome said = start(image, "", "--version");
    assertThat(said.out()).matches("poolscope [0-9]+\\.[0-9.]+\\R");
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    Outcome ran = start(image, "", "run", file, "--out", "runs");
    assertThat(ran.exit()).as(ran.err()).isZero();
    String version = said.out().strip().substring("poolscope ".length());
    assertThat(Files.readString(directory.resolve(ran.runDirectory()).resolve("run.json")))
        .containsPattern("\"version\" ?: ?\"" + Pattern.quote(version) + "\"");
  }

  @Test
  void theImageStartsFromAnywhereAndByALink() throws Exception {
    Path program = image.resolve("bin/poolscope").toAbsolutePath();
    Path link = Files.createSymbolicLink(directory.resolve("p"), program);
    Outcome outcome = run(List.of(link.toString(), "--version"), "");
    Files.delete(link);
    assertThat(outcome.out()).startsWith("poolscope ");
  }

  private Outcome start(Path where, String jvmOptions, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(where.resolve("bin/poolscope").toAbsolutePath().toString()),
                Stream.of(arguments))
            .toList();
    return run(command, jvmOptions);
  }

  private Outcome run(List<String> command, String jvmOptions) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    if (!jvmOptions.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", jvmOptions);
    }
    Process process = builder.start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Set<String> cached(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(FROM_THE_CACHE))
          .map(line -> line.replaceFirst("^.*\\] ", "").split(" ")[0])
          .collect(Collectors.toSet());
    }
  }

  private static void damage(Path cache, Damage damage) throws IOException {
    switch (damage) {
      case MISSING -> Files.delete(cache);
      case EMPTY -> Files.write(cache, new byte[0]);
      case CUT_OFF -> Files.write(cache, head(cache, 1 << 20));
      case NO_CACHE -> Files.writeString(cache, "no cache at all\n".repeat(1000));
      case UNREADABLE -> {
        Files.delete(cache);
        Files.createDirectory(cache);
      }
    }
  }

  private static byte[] head(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  /// Hard links where the file system has them, but for the cache.
  private Path copyOfTheImage() throws IOException {
    Path copy = directory.resolve("image");
    Files.walkFileTree(
        image,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(copy.resolve(image.relativize(from)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Path to = copy.resolve(image.relativize(from));
            if (from.endsWith("poolscope.aot")) {
              Files.copy(from, to);
            } else {
              link(from, to);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return copy;
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException _) {
      Files.copy(from, to);
    }
  }
}
