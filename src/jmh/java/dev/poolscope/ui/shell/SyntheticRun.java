package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// Writes the event log of a run that never was: connections to several hosts that are dialed
/// throughout its first half, carry balanced requests, and mostly are closed before its end.
///
/// Threading: confined to one thread.
final class SyntheticRun {
  static final int HOSTS = 8;
  static final int CONNECTIONS = 1000;
  static final int SECONDS = 60;
  private static final long MILLI = 1_000_000;
  private static final long END = SECONDS * 1000L * MILLI;
  private static final int EVENTS_PER_REQUEST = 7;

  private final SplittableRandom random = new SplittableRandom(1);
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private final EventLogWriter writer;
  private final int requestsEach;
  private long order;
  private long requests;
  private long sequence;
  private long now;

  private SyntheticRun(EventLogWriter writer, int requestsEach) {
    this.writer = writer;
    this.requestsEach = requestsEach;
  }

  /// What happens next at an instant.
  private record Due(long nanos, long order, Runnable what) {}

  /// Writes a run of about so many events into an empty directory.
  static void write(RunDirectory directory, int events) throws IOException {
    Files.writeString(directory.experiment(), experiment());
    try (EventLogWriter writer = new EventLogWriter(directory.events())) {
      int requestsEach = Math.ceilDiv(events, CONNECTIONS * EVENTS_PER_REQUEST);
      new SyntheticRun(writer, requestsEach).write();
    }
  }

  private static String experiment() {
    StringBuilder yaml =
        new StringBuilder("schema: poolscope/experiment/v1\nname: synthetic\nwindow: ");
    yaml.append(SECONDS).append("s\ntargets:\n");
    for (int host = 0; host < HOSTS; host++) {
      yaml.append("  - {name: h").append(host).append(", sample: {mode: keep-alive}}\n");
    }
    yaml.append("balancer: {kind: round-robin}\n");
    yaml.append("load:\n  - {target: balanced, arrivals: {kind: once, requests: 1}}\n");
    return yaml.toString();
  }

  private void write() {
    for (int i = 1; i <= CONNECTIONS; i++) {
      int number = i;
      at(random.nextLong(END / 2), () -> dial(new Life(this, number)));
    }
    for (int second = 1; second < SECONDS; second++) {
      at(second * 1000L * MILLI, this::sample);
    }
    at(END / 3, () -> tell(new PoolEvent.ChangeApplied("transport.maxConnsPerHost", "60")));
    at(END / 2, () -> tell(new PoolEvent.ChangeApplied("targets.h1.sample.delay", "200ms")));
    at(END, this::end);
    while (!due.isEmpty()) {
      now = due.element().nanos();
      due.remove().what().run();
    }
  }

  private void at(long nanos, Runnable what) {
    due.add(new Due(Math.min(nanos, END), order++, what));
  }

  private void tell(PoolEvent event) {
    writer.accept(new TraceEntry(sequence++, now, event));
  }

  private void sample() {
    for (int host = 0; host < HOSTS; host++) {
      tell(new PoolEvent.KernelSampled("h" + host, 100, random.nextInt(20), 0));
    }
  }

  private void end() {
    tell(new PoolEvent.WindowEnded(false));
    tell(new PoolEvent.RunEnded(0));
    due.clear();
  }

  private void dial(Life life) {
    tell(new PoolEvent.DialStarted(life.host, life.number, 0, DialCause.NO_IDLE_CONNECTION));
    at(now + MILLI + random.nextLong(8 * MILLI), () -> open(life));
  }

  private void open(Life life) {
    int port = 10_000 + life.number;
    tell(new PoolEvent.ConnectionOpened(life.host, life.number, 0, port, "127.0.0.1:8080"));
    life.each = (END - now) / (2L + random.nextInt(3)) / Math.max(1, requestsEach);
    issue(life);
  }

  private void issue(Life life) {
    if (life.served == requestsEach) {
      rest(life);
      return;
    }
    life.served++;
    long request = ++requests;
    tell(new PoolEvent.RequestIssued(life.host, request, now, "client-1"));
    tell(new PoolEvent.Picked(life.host, request, "", "round-robin", "", "", "", "", ""));
    at(now + random.nextLong(life.each / 4), () -> send(life, request));
  }

  private void send(Life life, long request) {
    tell(new PoolEvent.ConnectionAcquired(life.host, life.number, request, life.served > 1));
    tell(new PoolEvent.RequestSent(life.host, life.number, request));
    at(now + life.each / 4 + random.nextLong(life.each / 8), () -> receive(life, request));
  }

  private void receive(Life life, long request) {
    tell(new PoolEvent.FirstByte(life.host, life.number, request));
    at(now + 1 + random.nextLong(life.each / 4), () -> release(life, request));
  }

  private void release(Life life, long request) {
    tell(new PoolEvent.ConnectionReleased(life.host, life.number, request));
    tell(new PoolEvent.RequestEnded(life.host, life.number, request, 200, null, 64, ""));
    at(now + 1 + random.nextLong(life.each / 4), () -> issue(life));
  }

  /// Idle; some are closed by their peer, most by the client, the rest stay open.
  private void rest(Life life) {
    CloseReason reason = life.ending();
    if (reason == CloseReason.SERVER_CLOSED) {
      at(
          now + random.nextLong(500 * MILLI),
          () -> tell(new PoolEvent.PeerClosed(life.host, life.number)));
    }
    if (random.nextInt(4) > 0) {
      at(
          now + 500 * MILLI + random.nextLong(500 * MILLI),
          () ->
              tell(
                  new PoolEvent.ConnectionClosed(
                      life.host, life.number, reason, ClosedBy.CLIENT, 1_000, 1_000, 0)));
    }
  }

  /// One connection.
  private static final class Life {
    final int number;
    final String host;
    private final SyntheticRun run;
    int served;
    long each;

    Life(SyntheticRun run, int number) {
      this.run = run;
      this.number = number;
      this.host = "h" + number % HOSTS;
    }

    CloseReason ending() {
      CloseReason[] reasons = {
        CloseReason.IDLE_TOTAL_LIMIT, CloseReason.IDLE_TIMEOUT, CloseReason.SERVER_CLOSED
      };
      return reasons[run.random.nextInt(reasons.length)];
    }
  }
}
