package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.time.VirtualTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of logs that a test writes, read when the test lets time go on.
class LogRecordingTest {
  private static final long MILLI = 1_000_000;
  private static final long POLL = 50 * MILLI;

  @TempDir Path folder;
  private final VirtualTime time = new VirtualTime();

  @Test
  void aRunThatHasNotBegunIsEmptyAndThenFollowed() throws IOException {
    RunDirectory run = Logs.directory(folder);
    try (Recording recording = record(run, true)) {
      time.advance(POLL);
      assertThat(recording.eventCount()).isZero();
      assertThat(recording.endNanos()).isZero();
      assertThat(recording.report().totals().values()).containsEntry("requests_issued", 0L);
      assertThat(recording.series("a").latest().open()).isZero();
      Files.createFile(run.events());
      time.advance(POLL);
      Files.delete(run.events());
      try (Logs log = new Logs(folder)) {
        log.at(MILLI).event(new PoolEvent.RequestIssued("a", 1, 0, "client-1")).flush();
        time.advance(POLL);
        assertThat(recording.eventCount()).isEqualTo(1);
        assertThat(recording.requests().column(RequestColumns.START).number(0)).isEqualTo(MILLI);
        assertThat(recording.isComplete()).isFalse();
        assertThat(recording.problem()).isNull();
      }
    }
  }

  @Test
  void aRecordThatIsIncompleteIsReadWhenItIsWhole() throws IOException {
    byte[] bytes = smallLog();
    RunDirectory run = Logs.directory(Files.createDirectory(folder.resolve("growing")));
    try (Recording recording = record(run, true)) {
      long count = 0;
      for (byte b : bytes) {
        Files.write(
            run.events(), new byte[] {b}, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (Files.size(run.events()) > bytes.length - 200) {
          time.advance(POLL);
          assertThat(recording.problem()).isNull();
          assertThat(recording.eventCount()).isBetween(count, count + 20);
          count = recording.eventCount();
        }
      }
      time.advance(POLL);
      assertThat(recording.isComplete()).isTrue();
      assertThat(recording.events().column(EventColumns.DETAIL).text(0))
          .isEqualTo("intendedNanos=0 client=client-1");
    }
  }

  @Test
  void aConnectionThatIsOpenGrowsOlderWithTheRun() throws IOException {
    try (Logs log = new Logs(folder);
        Recording recording = record(log.directory, true)) {
      open(log).flush();
      time.advance(POLL);
      log.at(30 * MILLI).event(new PoolEvent.ArrivalDropped("a", 0)).flush();
      time.advance(POLL);
      Table table = recording.connections();
      assertThat(table.column(ConnectionColumns.IDLE).number(0)).isEqualTo(20 * MILLI);
      assertThat(table.column(ConnectionColumns.LONGEST_IDLE).text(0)).isEqualTo("20000000");
      assertThat(table.column(ConnectionColumns.ACTIVE).number(0)).isZero();
      assertThat(table.column(ConnectionColumns.CLOSED).number(0)).isEqualTo(Column.MISSING);
      log.event(new PoolEvent.RequestIssued("a", 1, 0, "client-1"))
          .event(new PoolEvent.ConnectionAcquired("a", 1, 1, false))
          .at(70 * MILLI)
          .event(new PoolEvent.ArrivalDropped("a", 0))
          .flush();
      time.advance(POLL);
      assertThat(table.column(ConnectionColumns.IDLE).number(0)).isEqualTo(20 * MILLI);
      assertThat(table.column(ConnectionColumns.ACTIVE).number(0)).isEqualTo(40 * MILLI);
      assertThat(table.column(ConnectionColumns.REQUESTS).number(0)).isEqualTo(1);
      assertThat(recording.requests().column(RequestColumns.CONNECTION).number(0)).isEqualTo(1);
      assertThat(recording.requests().column(RequestColumns.END).text(0)).isEmpty();
    }
  }

  @Test
  void aLaneTellsThatThePeerHasGone() throws IOException {
    try (Logs log = new Logs(folder);
        Recording recording = record(log.directory, true)) {
      open(log)
          .at(20 * MILLI)
          .event(new PoolEvent.PeerClosed("a", 1))
          .at(50 * MILLI)
          .event(close(1))
          .at(60 * MILLI)
          .event(new PoolEvent.DialStarted("b", 2, 0, DialCause.NO_IDLE_CONNECTION))
          .at(65 * MILLI)
          .event(new PoolEvent.ArrivalDropped("a", 0))
          .flush();
      time.advance(POLL);
      assertThat(stretches(recording, 0))
          .containsExactly("DIALING 0-10", "IDLE 10-20", "PEER_GONE 20-50");
      assertThat(recording.lanes().closeReason(0)).isEqualTo(CloseReason.IDLE_TIMEOUT);
      assertThat(stretches(recording, 1)).containsExactly("DIALING 60-65");
      assertThat(recording.lanes().endNanos(1)).isEqualTo(Lanes.NOT_ENDED);
      assertThat(recording.lanes().closeReason(1)).isNull();
      assertThat(recording.lanes().host(1)).isEqualTo(1);
    }
  }

  @Test
  void theKernelsCountIsPartOfTheSeries() throws IOException {
    try (Logs log = new Logs(folder);
        Recording recording = record(log.directory, true)) {
      log.at(5).event(new PoolEvent.KernelSampled("b", 1, 7, 0)).flush();
      time.advance(POLL);
      assertThat(recording.series("b").at(4).timeWait()).isEqualTo(-1);
      assertThat(recording.series("b").at(5).timeWait()).isEqualTo(7);
      assertThat(recording.series("a").at(5).timeWait()).isEqualTo(-1);
      assertThatThrownBy(() -> recording.series("x")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aKilledRunIsReadToItsLastWholeBlock() throws IOException {
    int size = smallLog().length;
    RunDirectory run = new RunDirectory(folder.resolve("whole"));
    try (RandomAccessFile log = new RandomAccessFile(run.events().toFile(), "rw")) {
      log.setLength(size - 3);
    }
    try (Recording recording = record(run, false)) {
      time.advance(0);
      assertThat(recording.isComplete()).isFalse();
      assertThat(recording.problem()).isEqualTo("the run was cut off; up to its last event");
      assertThat(recording.fractionRead()).isEqualTo(1);
      assertThat(recording.eventCount()).isEqualTo(4);
      assertThat(recording.connections().size()).isEqualTo(1);
    }
  }

  @Test
  void aDamagedLogIsReadUpToTheDamageAndSaysSo() throws IOException {
    byte[] bytes = smallLog();
    RunDirectory run = new RunDirectory(folder.resolve("whole"));
    bytes[bytes.length - 3] ^= 1;
    Files.write(run.events(), bytes);
    for (boolean grows : List.of(false, true)) {
      try (Recording recording = record(run, grows)) {
        time.advance(POLL);
        assertThat(recording.isComplete()).isFalse();
        assertThat(recording.eventCount()).isEqualTo(4L);
        assertThat(recording.problem()).contains("events.log").contains("damaged");
        assertThat(recording.report().totals().values()).containsEntry("requests_issued", 1L);
      }
    }
  }

  @Test
  void aDirectoryThatIsNoRunIsRefused() throws IOException {
    assertThatThrownBy(() -> Recordings.open(folder))
        .isInstanceOf(InvalidRunDirectoryException.class)
        .hasMessageContaining("experiment.yaml");
    RunDirectory run = Logs.directory(folder);
    Files.writeString(run.events(), "nothing");
    assertThatThrownBy(() -> Recordings.open(folder))
        .isInstanceOf(InvalidRunDirectoryException.class)
        .hasMessageContaining("is not an event log");
  }

  private Recording record(RunDirectory run, boolean grows) throws IOException {
    return new LogRecording(
        new LogRecording.Source(run.readExperiment(), run.events(), grows),
        new LogRecording.Time(time, time),
        () -> {});
  }

  private static List<String> stretches(Recording recording, int lane) {
    List<String> stretches = new ArrayList<>();
    recording
        .lanes()
        .stretches(
            lane,
            new TimeRange(0, 1_000 * MILLI),
            0,
            (phase, from, to, _) -> stretches.add(phase + " " + from / MILLI + "-" + to / MILLI));
    return stretches;
  }

  private static Logs open(Logs log) {
    return log.at(0)
        .event(new PoolEvent.DialStarted("a", 1, 0, DialCause.NO_IDLE_CONNECTION))
        .at(10 * MILLI)
        .event(new PoolEvent.ConnectionOpened("a", 1, 0, 40_001, "127.0.0.1:80"));
  }

  private static PoolEvent close(long connection) {
    return new PoolEvent.ConnectionClosed(
        "a", connection, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 0, 0, 0);
  }

  /// Writes five events into the directory `whole` and returns the log.
  private byte[] smallLog() throws IOException {
    Path path = Files.createDirectory(folder.resolve("whole"));
    try (Logs log = new Logs(path)) {
      log.event(new PoolEvent.RequestIssued("a", 1, 0, "client-1"));
      open(log).event(new PoolEvent.WindowEnded(false)).flush().event(new PoolEvent.RunEnded(0));
    }
    return Files.readAllBytes(path.resolve("events.log"));
  }
}
