package dev.poolscope.timeline;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.trace.RandomHistory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A long recording: follows a log of many synthetic events while it is written, opens it again
/// when it is whole, checks both against what was told, and prints what it cost. The heap must not
/// grow with the number of events.
///
/// Arguments are the number of events and an empty directory; see `LongRunMain` for how to run it.
final class LongRecordingMain {
  private static final List<String> HOSTS = List.of("a", "b", "c");
  private static final int CONNECTIONS = 400;
  private static final int REQUESTS = 600;
  private static final long STEP_NANOS = 10_000;
  private static final int FLUSH_EVERY = 1_000;
  private static final int SLOTS = 1_000;

  private final long events;
  private final Path directory;
  private final RandomHistory history =
      new RandomHistory(new Random(1), HOSTS, CONNECTIONS, REQUESTS);

  private LongRecordingMain(long events, Path directory) {
    this.events = events;
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    new LongRecordingMain(Long.parseLong(args[0]), Path.of(args[1])).run();
  }

  private void run() throws IOException {
    try (Logs log = new Logs(directory);
        Recording followed = Recordings.follow(log.flush().directory)) {
      write(log);
      Soon.holds(followed::isComplete);
      check(followed);
    }
    long start = SystemTicker.INSTANCE.nanos();
    try (Recording opened = Recordings.open(directory)) {
      Soon.holds(opened::isComplete);
      long read = SystemTicker.INSTANCE.nanos();
      check(opened);
      long checked = SystemTicker.INSTANCE.nanos();
      draw(opened);
      long drawn = SystemTicker.INSTANCE.nanos();
      opened.numbers(new TimeRange(0, opened.endNanos() + 1));
      long counted = SystemTicker.INSTANCE.nanos();
      System.out.printf(
          Locale.ROOT,
          "events=%d read_ms=%d draw_us=%d numbers_ms=%d peak_heap_bytes=%d%n",
          events,
          TimeUnit.NANOSECONDS.toMillis(read - start),
          TimeUnit.NANOSECONDS.toMicros(drawn - checked),
          TimeUnit.NANOSECONDS.toMillis(counted - drawn),
          peakHeapBytes());
    }
  }

  private void write(Logs log) {
    for (long i = 0; i < events - 2; i++) {
      log.at(i * STEP_NANOS).event(history.next());
      if (i % FLUSH_EVERY == 0) {
        log.flush();
      }
    }
    log.event(new PoolEvent.WindowEnded(false)).event(new PoolEvent.RunEnded(0)).flush();
  }

  private void check(Recording recording) {
    check(recording.problem() == null, "problem " + recording.problem());
    check(recording.eventCount() == events, "events " + recording.eventCount());
    check(recording.events().size() == events, "rows " + recording.events().size());
    check(recording.requests().size() == history.requests(), "requests");
    check(recording.connections().size() == history.connections(), "connections");
    check(recording.lanes().size() == history.connections(), "lanes");
    for (String host : HOSTS) {
      HostCounts counts = history.counts().get(host);
      check(recording.series(host).latest().equals(counts), "counts of " + host);
      check(
          counts != null
              && Long.valueOf(counts.ok()).equals(row(recording, host, "requests_ok"))
              && Long.valueOf(counts.opened()).equals(row(recording, host, "connections_opened")),
          "report of " + host);
    }
  }

  private static Object row(Recording recording, String host, String column) {
    var row = recording.report().hosts().get(host);
    return row == null ? "" : row.values().getOrDefault(column, "");
  }

  /// What a picture of the whole run asks for.
  private static void draw(Recording recording) {
    TimeRange whole = new TimeRange(0, recording.endNanos());
    long[] drawn = new long[1];
    for (String host : HOSTS) {
      recording.series(host).slots(whole, SLOTS, (_, _, most, _) -> drawn[0] += most.opened());
    }
    long grain = whole.nanos() / SLOTS;
    for (int lane = 0; lane < Math.min(50, recording.lanes().size()); lane++) {
      recording.lanes().stretches(lane, whole, grain, (_, _, _, _) -> drawn[0]++);
    }
    check(drawn[0] > 0, "nothing to draw");
  }

  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
