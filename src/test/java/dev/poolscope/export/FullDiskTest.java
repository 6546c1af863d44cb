package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The disk is full while the files of a run are written: one of them is written to a device that
/// never has room.
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "samples.csv",
        "connections.csv",
        "requests.csv",
        "events.csv",
        "picks.csv",
        "summary.csv",
        "summary.json"
      })
  void nothingHalfWrittenIsLeftAndTheRemedyIsSaid(String file) throws IOException {
    assumeTrue(Files.exists(FULL), "there is no such device here");
    Files.createSymbolicLink(directory.resolve("." + file + ".partial"), FULL);

    assertThatThrownBy(() -> RunExport.csv(new RunDirectory(GOLDEN), directory))
        .isExactlyInstanceOf(IOException.class)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot make the files of the run in " + directory + ": ")
        .hasMessageEndingWith(
            "; make room there, or have them made in another place: poolscope export "
                + GOLDEN
                + " --format csv --out DIR");

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().endsWith(".partial"));
    }
    assertThat(directory.resolve(file)).doesNotExist();
  }
}
