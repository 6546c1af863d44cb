package dev.poolscope.ui.tables;

import dev.poolscope.config.Experiment;
import dev.poolscope.config.Experiments;
import dev.poolscope.filter.MemoryTable;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// A recording in memory, for tests: three connections, the requests on them, their events, a pick.
///
/// Threading: the tables may be read by any thread; the rest is confined to one.
@SuppressWarnings("NullAway") // Cells are null where they are empty.
public final class FakeRun {
  /// The tables, each with the columns of its CSV file.
  public final MemoryTable connections =
      new MemoryTable(
          "connections",
          "connection:NUMBER",
          "host:TEXT",
          "local_port:NUMBER",
          "remote:TEXT",
          "protocol:TEXT",
          "tls:FLAG",
          "dial_start_ns:INSTANT",
          "opened_ns:INSTANT",
          "closed_ns:INSTANT",
          "close_reason:TEXT",
          "closed_by:TEXT",
          "requests:NUMBER",
          "bytes_out:BYTES",
          "bytes_in:BYTES",
          "active_ns:NANOS",
          "idle_ns:NANOS",
          "longest_idle_ns:NANOS",
          "never_used:FLAG");

  public final MemoryTable requests =
      new MemoryTable(
          "requests",
          "request:NUMBER",
          "host:TEXT",
          "intended_ns:INSTANT",
          "start_ns:INSTANT",
          "acquired_ns:INSTANT",
          "sent_ns:INSTANT",
          "first_byte_ns:INSTANT",
          "end_ns:INSTANT",
          "connection:NUMBER",
          "reused:FLAG",
          "attempts:NUMBER",
          "retries:NUMBER",
          "status:NUMBER",
          "failure:TEXT",
          "bytes_in:BYTES",
          "client:TEXT");

  public final MemoryTable events =
      new MemoryTable(
          "events",
          "seq:NUMBER",
          "t_ns:INSTANT",
          "event:TEXT",
          "host:TEXT",
          "connection:NUMBER",
          "request:NUMBER",
          "local_port:NUMBER",
          "reason:TEXT",
          "detail:TEXT");

  public final MemoryTable picks =
      new MemoryTable(
          "picks",
          "pick:NUMBER",
          "t_ns:INSTANT",
          "request:NUMBER",
          "balancer:TEXT",
          "host:TEXT",
          "candidates:TEXT",
          "scores:TEXT",
          "ties:TEXT",
          "draws:TEXT",
          "count_source:TEXT");

  /// What the recording says besides its tables.
  public final List<ChangeMark> changes = new ArrayList<>();

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
        "in-flight at-pick");
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
        false);
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
        "10.0.0.1");
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
        "");
  }

  /// The recording.
  public Recording recording() {
    return (Recording)
        Proxy.newProxyInstance(
            FakeRun.class.getClassLoader(),
            new Class<?>[] {Recording.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "experiment" -> experiment;
                  case "hosts" -> List.of("a", "b");
                  case "endNanos" -> 10_000_000_000L;
                  case "eventCount" -> (long) events.size() + connections.size();
                  case "isComplete" -> isComplete;
                  case "connections" -> connections;
                  case "requests" -> requests;
                  case "events" -> events;
                  case "picks" -> picks;
                  case "changes" -> changes;
                  case "close" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
