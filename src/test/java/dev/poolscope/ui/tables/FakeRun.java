package dev.poolscope.ui.tables;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.filter.MemoryTable;
import dev.poolscope.model.FailureKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.StubRecording;
import dev.poolscope.timeline.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A recording in memory, for tests: three connections, the requests on them, their events, a pick.
///
/// Threading: the tables may be read by any thread; the rest is confined to one.
@SuppressWarnings("NullAway") // Cells are null where they are empty.
public final class FakeRun {
  /// The tables, each with the columns of its CSV file.
  public final MemoryTable connections = new MemoryTable("connections", ConnectionColumns.ALL);

  public final MemoryTable requests = new MemoryTable("requests", RequestColumns.ALL);

  public final MemoryTable events = new MemoryTable("events", EventColumns.ALL);

  public final MemoryTable picks = new MemoryTable("picks", PickColumns.ALL);

  /// What the recording says besides its tables.
  public final List<ChangeMark> changes = new ArrayList<>();

  /// How the dials of some connections failed, by row.
  public final Map<Integer, FailureKind> dialFailures = new HashMap<>();

  public boolean isComplete;

  private final Experiment experiment =
      Experiments.read(Experiments.find("two-hosts-total-idle-one"), List.of());

  /// A run with a little in it.
  public static FakeRun small() {
    FakeRun run = new FakeRun();
    run.connection(1, "a", 1_000_000_000L, 1_152_000_000L, "IDLE_TOTAL_LIMIT");
    run.connection(2, "b", 1_020_000_000L, 3_153_000_000L, "IDLE_TOTAL_LIMIT");
    run.connection(3, "a", 2_000_000_000L, -1, "");
    run.request(1, "a", 1, 1_000_000_000L);
    run.request(2, "b", 2, 1_020_000_000L);
    run.request(3, "a", 3, 2_000_000_000L);
    run.request(4, "a", 3, 2_100_000_000L);
    run.picks.add(
        1L,
        1_000_000_000L,
        1L,
        "least-connections",
        "a",
        "a;b",
        "0;0",
        "a;b",
        "0/2",
        "in-flight at-pick",
        1L);
    return run;
  }

  /// Adds a connection with its events.
  public void connection(long number, String host, long dialed, long closed, String reason) {
    boolean ended = closed >= 0;
    long opened = dialed + 300_000;
    connections.add(
        number,
        host,
        40_000 + number,
        "127.0.0.1:8080",
        "http/1.1",
        false,
        dialed,
        opened,
        ended ? closed : null,
        reason,
        ended ? "client" : "",
        number,
        ended ? 1_234L * number : null,
        ended ? 4_321L * number : null,
        5_000_000L * number,
        50_000_000L / number,
        20_000_000L / number,
        false,
        reason.equals("IDLE_TOTAL_LIMIT") ? number + 1 : null,
        1L);
    event(dialed, "DIAL_STARTED", host, number, number, "NO_IDLE_CONNECTION");
    event(opened, "CONNECTION_OPENED", host, number, number, "");
    event(opened, "CONNECTION_ACQUIRED", host, number, number, "");
    if (ended) {
      event(closed, "CONNECTION_CLOSED", host, number, 0, reason);
    }
  }

  /// Adds a request that went well.
  public void request(long number, String host, long connection, long start) {
    requests.add(
        number,
        host,
        start - 1_000_000,
        start,
        start + 300_000,
        start + 400_000,
        start + 5_000_000,
        start + 5_200_000,
        connection,
        number != connection,
        1L,
        0L,
        200L,
        "",
        10L,
        "10.0.0.1",
        1L);
    event(start, "REQUEST_ISSUED", host, 0, number, "");
    event(start + 5_200_000, "REQUEST_ENDED", host, connection, number, "");
  }

  /// Adds an event.
  public void event(
      long nanos, String event, String host, long connection, long request, String reason) {
    events.add(
        (long) events.size(),
        nanos,
        event,
        host,
        connection == 0 ? null : connection,
        request == 0 ? null : request,
        connection == 0 ? null : 40_000 + connection,
        reason,
        "",
        1L);
  }

  /// The recording.
  public Recording recording() {
    return new Small();
  }

  class Small extends StubRecording {
    @Override
    public Experiment experiment() {
      return experiment;
    }

    @Override
    public List<String> hosts() {
      return List.of("a", "b");
    }

    @Override
    public long endNanos() {
      return 10_000_000_000L;
    }

    @Override
    public long eventCount() {
      return (long) events.size() + connections.size();
    }

    @Override
    public boolean isComplete() {
      return isComplete;
    }

    @Override
    public Table connections() {
      return connections;
    }

    @Override
    public Table requests() {
      return requests;
    }

    @Override
    public Table events() {
      return events;
    }

    @Override
    public Table picks() {
      return picks;
    }

    @Override
    public Lanes lanes() {
      return new FailedDials(dialFailures);
    }

    @Override
    public List<ChangeMark> changes() {
      return changes;
    }
  }
}
