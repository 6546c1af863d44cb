package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs of versions that do not exist, with other events than this one.
class ForeignLogTest {
  @TempDir Path directory;

  @Test
  void readsWhatItKnowsByName() throws IOException {
    Path log =
        log(
            List.of(
                "BREWED temperature:int sort:Tea",
                "REQUEST_ISSUED client:String request:long host:String mood:String",
                "CONNECTION_CLOSED host:String connection:long reason:CloseReason by:ClosedBy"),
            values -> {
              values.tag(1).text("client-1").number(7).text("a").text("happy");
              values.tag(0).number(80).text("OOLONG");
              values.tag(2).text("a").number(3).text("SUPERNOVA").text("SERVER");
              values.tag(1).text("client-1").number(8).text("a").text("happy");
            });

    try (EventLogReader reader = new EventLogReader(log)) {
      assertThat(all(reader))
          .containsExactly(
              new PoolEvent.RequestIssued("a", 7, 0, "client-1"),
              new PoolEvent.ConnectionClosed("a", 3, CloseReason.OTHER, ClosedBy.SERVER, 0, 0, 0),
              new PoolEvent.RequestIssued("a", 8, 0, "client-1"));
      assertThat(reader.notices())
          .containsExactly(
              "mood of REQUEST_ISSUED, which this version does not know, is left out, 2 times",
              "an event BREWED, which this version does not know, is left out",
              "CloseReason SUPERNOVA, which this version does not know, is read as OTHER");
    }
  }

  @Test
  void arrivalsThatWereDroppedOneByOneAreOneEach() throws IOException {
    Path log =
        log(
            List.of("ARRIVAL_DROPPED host:String intendedNanos:long"),
            values -> values.tag(0).text("a").number(7));

    try (EventLogReader reader = new EventLogReader(log)) {
      assertThat(all(reader))
          .containsExactly(new PoolEvent.ArrivalDropped("a", 7, 1, DropCause.MAX_IN_FLIGHT));
      assertThat(reader.notices()).isEmpty();
    }
  }

  @Test
  void findsAgainWhatStandsBehindSomethingUnknown() throws IOException {
    Path log =
        log(
            List.of("BREWED sort:Tea", "PEER_CLOSED host:String connection:long"),
            values -> {
              values.tag(0).text("OOLONG");
              values.tag(1).text("a").number(3);
            });

    try (EventLogReader reader = new EventLogReader(log);
        EventLogLookup lookup = reader.lookup()) {
      TraceEntry entry = Objects.requireNonNull(reader.next());
      assertThat(lookup.eventAt(reader.recordPosition())).isEqualTo(entry.event());
    }
  }

  @Test
  void whatItLacksIsNothing() throws IOException {
    Path log =
        log(
            List.of("REQUEST_ENDED request:long", "CONNECTION_ACQUIRED request:long"),
            values -> {
              values.tag(0).number(1);
              values.tag(1).number(1);
            });

    try (EventLogReader reader = new EventLogReader(log)) {
      assertThat(all(reader))
          .containsExactly(
              new PoolEvent.RequestEnded("", 0, 1, 0, null, 0, ""),
              new PoolEvent.ConnectionAcquired("", 0, 1, false));
      assertThat(reader.notices()).isEmpty();
    }
  }

  @Test
  void anUnknownFailureIsAnother() throws IOException {
    Path log =
        log(
            List.of("REQUEST_ENDED host:String request:long failure:FailureKind"),
            values -> values.tag(0).text("a").number(1).text("TOO_LOUD"));

    try (EventLogReader reader = new EventLogReader(log)) {
      assertThat(all(reader))
          .containsExactly(new PoolEvent.RequestEnded("a", 0, 1, 0, FailureKind.OTHER, 0, ""));
      assertThat(reader.notices()).hasSize(1);
    }
  }

  private Path log(List<String> shapes, Events events) throws IOException {
    Path file = directory.resolve("events.log");
    LogBuffer buffer = new LogBuffer();
    int header = buffer.beginRecord();
    buffer.writeString(String.join("\n", shapes));
    buffer.endRecord(header);
    int block = buffer.beginRecord();
    events.write(new Timed(new ValueWriter(buffer), buffer));
    buffer.endRecord(block);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(EventLogWriter.MAGIC);
      buffer.writeTo(out);
    }
    return file;
  }

  private static List<PoolEvent> all(EventLogReader reader) throws IOException {
    List<PoolEvent> events = new ArrayList<>();
    for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
      assertThat(entry.seq()).isEqualTo(events.size());
      events.add(entry.event());
    }
    return events;
  }

  @FunctionalInterface
  private interface Events {
    void write(Timed values);
  }

  /// Puts the time before each event.
  private record Timed(ValueWriter values, LogBuffer buffer) {
    ValueWriter tag(int tag) {
      buffer.writeSigned(1_000);
      return values.tag(tag);
    }
  }
}
