package dev.poolscope.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run goes through one file and is the same; what is no run leaves nothing behind.
class RunArchiveTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");

  @TempDir Path directory;

  @Test
  void aRunComesOutAsItWentIn() throws IOException {
    Path zip = directory.resolve("golden.zip");
    RunArchive.write(new RunDirectory(GOLDEN), zip);

    RunDirectory run = RunArchive.unpack(zip, directory.resolve("runs"));

    assertThat(run.path()).isEqualTo(directory.resolve("runs").resolve("golden"));
    for (Path file : files(GOLDEN)) {
      assertThat(run.path().resolve(GOLDEN.relativize(file))).hasSameBinaryContentAs(file);
    }
    assertThat(RunArchive.unpack(zip, directory.resolve("runs")).path()).hasFileName("golden-2");
  }

  @Test
  void foldersAreLeftOutAndNothingLeavesTheDirectory() throws IOException {
    Path zip = directory.resolve("moved.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files(GOLDEN)) {
        out.putNextEntry(new ZipEntry("../../golden/" + file.getFileName()));
        Files.copy(file, out);
      }
      out.putNextEntry(new ZipEntry("../.hidden"));
    }

    RunDirectory run = RunArchive.unpack(zip, directory.resolve("runs"));

    assertThat(files(run.path())).hasSameSizeAs(files(GOLDEN));
    assertThat(files(directory)).containsExactly(zip);
  }

  @Test
  void whatIsNoRunIsASentenceAndLeavesNothing() throws IOException {
    Path text = Files.writeString(directory.resolve("text.zip"), "no zip");
    Path other = directory.resolve("other.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      out.putNextEntry(new ZipEntry("events.log"));
    }
    Path runs = directory.resolve("runs");

    assertThatThrownBy(() -> RunArchive.unpack(text, runs))
        .isInstanceOf(InvalidRunDirectoryException.class)
        .hasMessageContaining("cannot be read as a zip");
    assertThatThrownBy(() -> RunArchive.unpack(other, runs))
        .isInstanceOf(InvalidRunDirectoryException.class)
        .hasMessageContaining("experiment.yaml");
    assertThat(runs).isEmptyDirectory();
  }

  private static List<Path> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
