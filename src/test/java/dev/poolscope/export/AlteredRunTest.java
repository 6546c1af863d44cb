package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.advise.Finding;
import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.report.RunReport;
import dev.poolscope.trace.NotAnEventLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Directories of runs whose files were altered after the run.
class AlteredRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");
  private static final int ALTERATIONS = 60;

  /// What names the format, behind which the records follow.
  private static final int MAGIC_BYTES = "poolscope-events-1\n".length();

  @TempDir Path folder;
  private RunDirectory run;
  private byte[] log = {};

  @BeforeEach
  void copyTheGoldenRun() throws IOException {
    run = new RunDirectory(Files.createDirectory(folder.resolve("run")));
    Files.copy(GOLDEN.resolve("experiment.yaml"), run.experiment());
    log = Files.readAllBytes(GOLDEN.resolve("events.log"));
    Files.write(run.events(), log);
  }

  @Test
  void aHostThatTheExperimentLacksIsNamed() throws IOException {
    String yaml = Files.readString(run.experiment());
    Files.writeString(
        run.experiment(),
        yaml.replaceFirst("- name: a\n", "- name: z\n")
            .replace("target: a\n", "target: z\n")
            .replace("host: a,", "host: z,"));

    assertThatThrownBy(() -> RunExport.csv(run, folder.resolve("out")))
        .isInstanceOf(InvalidRunDirectoryException.class)
        .hasMessage(
            run.events()
                + " has events of the host a, which experiment.yaml beside it does not have;"
                + " restore the experiment.yaml of this run");
    assertNothingWritten();
  }

  @Test
  void eventsThatContradictEachOtherAreRefused() throws IOException {
    // Without one record its events are missing, and those that follow do not fit.
    int third = next(next(next(MAGIC_BYTES)));
    byte[] shortened = new byte[log.length - (next(third) - third)];
    System.arraycopy(log, 0, shortened, 0, third);
    System.arraycopy(log, next(third), shortened, third, log.length - next(third));
    Files.write(run.events(), shortened);

    assertThatThrownBy(() -> RunExport.csv(run, folder.resolve("out")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(run.events() + " ")
        .hasMessageContaining("; restore ");
    assertNothingWritten();
  }

  /// Whatever is altered under a checksum that holds is refused by the name of the file, or
  /// exported where it makes a value that a run could have had, such as another time or client;
  /// nothing else comes of it.
  @Test
  void whatIsAlteredUnderAValidChecksumIsRefusedByName() throws IOException {
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < ALTERATIONS; i++) {
      Files.write(run.events(), altered(random));
      try {
        RunExport.csv(run, folder.resolve("out"));
      } catch (InvalidRunDirectoryException | NotAnEventLogException e) {
        refused++;
        assertThat(e).hasMessageStartingWith(run.events().toString());
      }
    }
    assertThat(refused).isGreaterThan(ALTERATIONS / 3);
  }

  @Test
  void damageInTheMiddleIsSaidToBeDamage() throws IOException {
    byte[] damaged = log.clone();
    damaged[log.length / 2] ^= 1;
    Files.write(run.events(), damaged);

    RunReport report = RunExport.csv(run, folder.resolve("out"));

    assertThat(report.end().shortfall()).isEqualTo("events.log is damaged; up to the damage");
    assertThat(report.findings()).extracting(Finding::rule).contains("LOG_DAMAGED");
  }

  @Test
  void aLogThatEndsEarlyIsCutOff() throws IOException {
    Files.write(run.events(), Arrays.copyOf(log, log.length / 2));

    RunReport report = RunExport.csv(run, folder.resolve("out"));

    assertThat(report.end().shortfall()).isEqualTo("the run was cut off; up to its last event");
    assertThat(report.findings()).extracting(Finding::rule).doesNotContain("LOG_DAMAGED");
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(run.path());
    }
  }

  /// The log with one byte of one record changed, and that record's checksum made to hold.
  private byte[] altered(Random random) {
    byte[] bytes = log.clone();
    int record = next(MAGIC_BYTES);
    for (int skip = random.nextInt(20); skip > 0 && next(next(record)) < log.length; skip--) {
      record = next(record);
    }
    int payload = payload(record);
    int size = next(record) - payload;
    bytes[payload + random.nextInt(size)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, payload, size);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[payload - Integer.BYTES + i] = (byte) (checksum.getValue() >>> (i * Byte.SIZE));
    }
    return bytes;
  }

  /// Where the record behind another one begins.
  private int next(int record) {
    int size = 0;
    for (int i = record, shift = 0; i < payload(record) - Integer.BYTES; i++, shift += 7) {
      size |= (log[i] & 0x7F) << shift;
    }
    return payload(record) + size;
  }

  /// Where the payload of a record begins: behind its length and its checksum.
  private int payload(int record) {
    int at = record;
    while ((log[at] & 0x80) != 0) {
      at++;
    }
    return at + 1 + Integer.BYTES;
  }
}
