package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that version 0.1.0 has recorded, with the files that it made of it: bursts, a balancer, a
/// server that closes, one that is not there, a changed limit.
class GoldenRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");

  @TempDir static Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connections.csv",
        "events.csv",
        "picks.csv",
        "requests.csv",
        "samples.csv",
        "summary.csv",
        "summary.json"
      })
  void itsFilesAreStillTheSame(String file) throws IOException {
    RunExport.csv(new RunDirectory(GOLDEN), directory);

    assertThat(directory.resolve(file)).hasSameBinaryContentAs(GOLDEN.resolve(file));
  }

  @Test
  void itIsReadWithoutANotice() throws IOException {
    assertThat(RunExport.csv(new RunDirectory(GOLDEN), directory).findings())
        .extracting(finding -> finding.rule())
        .isEqualTo(
            List.of(
                "HOST_UNREACHABLE",
                "IDLE_LIMIT_BELOW_CONCURRENCY",
                "IDLE_LIMIT_BELOW_CONCURRENCY",
                "CONNECTION_LIMIT_BELOW_CONCURRENCY"));
  }
}
