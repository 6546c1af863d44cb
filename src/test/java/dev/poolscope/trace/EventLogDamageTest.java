package dev.poolscope.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogDamageTest {
  private final List<TraceEntry> entries = EventLogs.example();
  @TempDir Path folder;
  private Path file;
  private List<Long> ends;

  @BeforeEach
  void writeLog() throws IOException {
    file = folder.resolve("events.log");
    ends = EventLogs.write(file, entries);
  }

  @Test
  void aLogCutAnywhereReadsBackToItsLastCompleteRecord() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      for (long size = log.length(); size >= ends.getFirst(); size--) {
        log.setLength(size);
        long cut = size;
        int complete = (int) ends.stream().skip(1).filter(end -> end <= cut).count();
        assertThat(EventLogs.read(file))
            .as("cut at %d", size)
            .isEqualTo(new EventLogs.Content(entries.subList(0, complete), ends.contains(size)));
      }
    }
  }

  @Test
  void aLogCutWithinItsHeaderIsNone() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      for (long size = ends.getFirst() - 1; size >= 0; size--) {
        log.setLength(size);
        assertIsNoLog("is not an event log");
      }
    }
  }

  @Test
  void aFlippedBitEndsTheLogBeforeTheRecordItIsIn() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      for (int record = 0; record < entries.size(); record++) {
        EventLogs.Content before = new EventLogs.Content(entries.subList(0, record), false);
        for (long at = ends.get(record); at < ends.get(record + 1); at++) {
          for (int bit = 0; bit < Byte.SIZE; bit++) {
            flip(log, at, bit);
            assertThat(EventLogs.read(file)).as("bit %d at %d", bit, at).isEqualTo(before);
            flip(log, at, bit);
          }
        }
      }
    }
  }

  @Test
  void aFlippedBitInTheHeaderMakesItNone() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 0; at < ends.getFirst(); at++) {
        flip(log, at, (int) (at % Byte.SIZE));
        assertIsNoLog("is not an event log");
        flip(log, at, (int) (at % Byte.SIZE));
      }
    }
  }

  @Test
  void nothingIsReadBeyondADamagedRecord() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      flip(log, ends.get(4) - 1, 0);
    }
    try (EventLogReader reader = new EventLogReader(file)) {
      for (int i = 0; i < 3; i++) {
        assertThat(reader.next()).isEqualTo(entries.get(i));
      }
      for (int i = 0; i < entries.size(); i++) {
        assertThat(reader.next()).isNull();
        assertThat(reader.endedCleanly()).isFalse();
      }
    }
  }

  @Test
  void aTailOfZerosAsACrashOfTheMachineLeavesItIsDamage() throws IOException {
    Files.write(file, new byte[4096], StandardOpenOption.APPEND);
    assertThat(EventLogs.read(file)).isEqualTo(new EventLogs.Content(entries, false));
  }

  @Test
  void anotherFileIsNoLog() throws IOException {
    Files.writeString(file, "seq,t_ns,event\n0,1,REQUEST_ISSUED\n");
    assertIsNoLog("is not an event log of Poolscope");
  }

  @Test
  void aLogWhoseHeaderNamesNoEventsIsNone() throws IOException {
    LogBuffer header = new LogBuffer();
    header.writeString(EventCodec.signature().replace(":", "-"));
    LogBuffer frame = new LogBuffer();
    frame.writeUnsigned(header.length());
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      frame.writeByte(header.checksum() >>> shift);
    }
    try (var out = Files.newOutputStream(file)) {
      out.write("poolscope-events-1\n".getBytes(UTF_8));
      frame.writeTo(out);
      header.writeTo(out);
    }
    assertIsNoLog("header cannot be read");
  }

  @Test
  void aLogIsNotWrittenOverAnother() throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> new EventLogWriter(file)).isInstanceOf(IOException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private static void flip(RandomAccessFile log, long at, int bit) throws IOException {
    log.seek(at);
    int value = log.readUnsignedByte();
    log.seek(at);
    log.writeByte(value ^ 1 << bit);
  }

  private void assertIsNoLog(String why) {
    assertThatThrownBy(() -> EventLogs.read(file))
        .isInstanceOf(NotAnEventLogException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why);
  }
}
