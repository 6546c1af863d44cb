package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it looks at the threads and temporary files of the whole program")
class RecordingLeaksTest {
  @TempDir Path folder;

  @Test
  void closingLeavesNeitherThreadNorFile() throws IOException {
    new Logs(folder).close();
    List<Path> before = temporaryFiles();
    Recording recording = Recordings.open(folder);
    assertThat(threads()).isNotEmpty();
    recording.close();
    assertThat(threads()).isEmpty();
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("poolscope-recording"))
        .toList();
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.toString().contains("poolscope-recording"))
          .sorted()
          .toList();
    }
  }
}
