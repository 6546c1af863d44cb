package dev.poolscope.report;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stream written down by hand, folded as it is written, and what the fold tells about it.
final class Recording implements RunListener {
  static final long MILLI = 1_000_000;

  final RunFold fold;
  final List<Integer> ports = new ArrayList<>();
  final List<Sample> samples = new ArrayList<>();
  final List<ConnectionRow> connections = new ArrayList<>();
  final List<RequestRow> requests = new ArrayList<>();
  private long sequence;
  private long nowNanos;

  Recording() {
    this(List.of());
  }

  /// One that is folded for these expectations.
  Recording(List<Expectation> expectations) {
    fold = new RunFold(List.of("a", "b"), expectations, this);
  }

  /// Moves the time on; events that follow happen then.
  Recording at(double millis) {
    return atNanos(Math.round(millis * MILLI));
  }

  Recording atNanos(long nanos) {
    nowNanos = nanos;
    return this;
  }

  Recording event(PoolEvent event) {
    fold.accept(new TraceEntry(sequence++, nowNanos, event));
    return this;
  }

  Recording issue(long request) {
    return issue("a", request, nowNanos);
  }

  Recording issue(String host, long request, long intendedNanos) {
    return event(new PoolEvent.RequestIssued(host, request, intendedNanos, "client-1"));
  }

  Recording dial(long connection) {
    return event(new PoolEvent.DialStarted("a", connection, 0, DialCause.NO_IDLE_CONNECTION));
  }

  Recording open(long connection) {
    return event(
        new PoolEvent.ConnectionOpened("a", connection, 0, port(connection), "127.0.0.1:80"));
  }

  Recording acquire(long connection, long request) {
    return event(new PoolEvent.ConnectionAcquired("a", connection, request, false));
  }

  Recording release(long connection, long request) {
    return event(new PoolEvent.ConnectionReleased("a", connection, request));
  }

  Recording end(String host, long request, @Nullable FailureKind failure) {
    int status = failure == null ? 200 : 0;
    return event(new PoolEvent.RequestEnded(host, 0, request, status, failure, 0, ""));
  }

  Recording end(long request) {
    return end("a", request, null);
  }

  Recording close(long connection, CloseReason reason) {
    return event(new PoolEvent.ConnectionClosed("a", connection, reason, ClosedBy.CLIENT, 0, 0, 0));
  }

  Recording windowEnds() {
    return event(new PoolEvent.WindowEnded(false));
  }

  HostStats a() {
    return host("a");
  }

  HostStats host(String name) {
    HostStats stats = fold.hosts().get(name);
    if (stats == null) {
      throw new AssertionError("no host " + name);
    }
    return stats;
  }

  static int port(long connection) {
    return 40_000 + (int) connection;
  }

  @Override
  public void entry(EventRow row) {
    ports.add(row.localPort());
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    samples.add(new Sample(tNanos / MILLI, host, counts));
  }

  @Override
  public void connection(ConnectionRow row) {
    connections.add(row);
  }

  @Override
  public void request(RequestRow row) {
    requests.add(row);
  }

  record Sample(long tMillis, String host, HostCounts counts) {}
}
