package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogRoundTripTest {
  @Property(tries = 150)
  void everyEventReadsBackAsWritten(
      @ForAll("entries") List<TraceEntry> entries, @ForAll @IntRange(min = 1, max = 70) int inBlock)
      throws IOException {
    Path folder = Files.createTempDirectory("poolscope-log-");
    Path file = folder.resolve("events.log");
    try {
      EventLogs.write(file, entries, inBlock);
      assertThat(EventLogs.read(file)).isEqualTo(new EventLogs.Content(entries, true));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  @Provide
  Arbitrary<List<TraceEntry>> entries() {
    return RandomEvents.entries();
  }

  @Test
  void moreTextsThanAreSharedReadBack(@TempDir Path folder) throws IOException {
    List<TraceEntry> entries = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 6_000; i++) {
        PoolEvent event = new PoolEvent.ChangeApplied("path." + i, "value " + i % 97);
        entries.add(new TraceEntry(entries.size(), entries.size(), event));
      }
    }
    assertReadsBack(folder.resolve("events.log"), entries);
  }

  @Test
  void timesThatWrapAroundReadBack(@TempDir Path folder) throws IOException {
    List<TraceEntry> entries =
        List.of(
            new TraceEntry(0, Long.MIN_VALUE, new PoolEvent.WindowEnded(true)),
            new TraceEntry(1, Long.MAX_VALUE, new PoolEvent.RunEnded(Long.MIN_VALUE)));
    assertReadsBack(folder.resolve("events.log"), entries);
  }

  @Test
  void anEmptyLogReadsBack(@TempDir Path folder) throws IOException {
    assertReadsBack(folder.resolve("events.log"), List.of());
  }

  @Test
  void aTextAsLongAsNoneShouldBeIsCutAndCostsNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("events.log");
    String endless = "接".repeat(900_000);
    TraceEntry after = new TraceEntry(1, 2, new PoolEvent.WindowEnded(false));
    EventLogs.write(file, List.of(new TraceEntry(0, 1, failure(endless)), after));

    EventLogs.Content content = EventLogs.read(file);
    assertThat(content.entries()).hasSize(2).last().isEqualTo(after);
    assertThat(content.endedCleanly()).isTrue();
    PoolEvent.RequestEnded ended = (PoolEvent.RequestEnded) content.entries().getFirst().event();
    assertThat(ended.detail()).hasSize(ValueWriter.LONGEST_TEXT).endsWith("接…");
  }

  @Test
  void aLongTextIsNotCutWithinACharacter(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("events.log");
    EventLogs.write(
        file, List.of(new TraceEntry(0, 1, failure("x" + "🎉".repeat(ValueWriter.LONGEST_TEXT)))));
    PoolEvent.RequestEnded ended =
        (PoolEvent.RequestEnded) EventLogs.read(file).entries().getFirst().event();
    assertThat(ended.detail()).endsWith("🎉…").doesNotContain("?");
  }

  @Test
  void aLogKnowsItsSize(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("events.log");
    List<Long> ends = EventLogs.write(file, EventLogs.example());
    assertThat(ends).last().isEqualTo(Files.size(file));
  }

  private static PoolEvent failure(String detail) {
    return new PoolEvent.RequestEnded("a", 0, 1, 0, FailureKind.OTHER, 0, detail);
  }

  private static void assertReadsBack(Path file, List<TraceEntry> entries) throws IOException {
    EventLogs.write(file, entries, Integer.MAX_VALUE);
    assertThat(EventLogs.read(file)).isEqualTo(new EventLogs.Content(entries, true));
  }
}
