package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogBlocksTest {
  private static final int IN_BLOCK = 3;

  private final List<TraceEntry> entries = EventLogs.example();
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameLog() {
    file = folder.resolve("events.log");
  }

  @Test
  void aLogCutAnywhereReadsBackToItsLastCompleteBlock() throws IOException {
    List<Long> ends = EventLogs.write(file, entries, IN_BLOCK);
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      for (long size = log.length(); size >= ends.getFirst(); size--) {
        log.setLength(size);
        long cut = size;
        int blocks = (int) ends.stream().skip(1).filter(end -> end <= cut).count();
        int complete = Math.min(entries.size(), IN_BLOCK * blocks);
        assertThat(EventLogs.read(file))
            .as("cut at %d", size)
            .isEqualTo(new EventLogs.Content(entries.subList(0, complete), ends.contains(size)));
      }
    }
  }

  @Test
  void aLogOfTheFormatWithABlockPerEventIsRead() throws IOException {
    EventLogs.write(file, entries);
    byte[] log = Files.readAllBytes(file);
    System.arraycopy(EventLogWriter.OLD_MAGIC, 0, log, 0, EventLogWriter.OLD_MAGIC.length);
    Files.write(file, log);
    assertThat(EventLogs.read(file)).isEqualTo(new EventLogs.Content(entries, true));
  }

  @Test
  void aLogThatGrowsIsReadOn() throws IOException {
    try (EventLogWriter writer = new EventLogWriter(file);
        EventLogReader reader = new EventLogReader(file)) {
      for (TraceEntry entry : entries) {
        writer.accept(entry);
        assertThat(reader.next()).isNull();
        writer.flush();
        assertThat(reader.next()).isEqualTo(entry);
        assertThat(reader.next()).isNull();
        assertThat(reader.endedCleanly()).isTrue();
      }
    }
  }

  @Test
  void everyEventIsFoundAgainInAnyOrder() throws IOException {
    List<TraceEntry> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(new TraceEntry(i, i, new PoolEvent.ChangeApplied("path", "value " + i)));
    }
    EventLogs.write(file, many, Integer.MAX_VALUE);
    List<Long> positions = new ArrayList<>();
    try (EventLogReader reader = new EventLogReader(file);
        EventLogLookup lookup = reader.lookup()) {
      while (reader.next() != null) {
        positions.add(reader.recordPosition());
      }
      for (int i = many.size() - 1; i >= 0; i -= 7) {
        assertThat(lookup.eventAt(positions.get(i))).isEqualTo(many.get(i).event());
      }
      for (int i = 0; i < many.size(); i += 3) {
        assertThat(lookup.eventAt(positions.get(i))).isEqualTo(many.get(i).event());
        assertThat(lookup.eventAt(positions.get(i))).isEqualTo(many.get(i).event());
      }
    }
  }

  @Test
  void theSmallestEventsFillABlockThatALookupCanCount() throws IOException {
    List<TraceEntry> small = new ArrayList<>();
    for (int i = 0; i < 3 * EventLogWriter.BLOCK_BYTES; i++) {
      small.add(new TraceEntry(i, i, new PoolEvent.WindowEnded(i % 3 == 0)));
    }
    EventLogs.write(file, small, Integer.MAX_VALUE);
    try (EventLogReader reader = new EventLogReader(file);
        EventLogLookup lookup = reader.lookup()) {
      for (TraceEntry entry : small) {
        assertThat(reader.next()).isEqualTo(entry);
        assertThat(lookup.eventAt(reader.recordPosition())).isEqualTo(entry.event());
      }
    }
  }
}
