package dev.poolscope.traffic;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the traffic of a run while its events are folded. A request counts from when it should
/// have started; one that never had a connection is given the middle one of the times for which the
/// others of its host held theirs.
///
/// Threading: confined to one thread.
public final class RunTraffic implements RunListener {
  /// Why connections end that no limit of the pool would have kept.
  private static final Set<CloseReason> ENDED_BY_REQUEST =
      EnumSet.of(
          CloseReason.CONNECTION_CLOSE_HEADER,
          CloseReason.HTTP10_NO_KEEP_ALIVE,
          CloseReason.BODY_NOT_DRAINED,
          CloseReason.REQUEST_CANCELLED,
          CloseReason.RESPONSE_HEADER_TIMEOUT,
          CloseReason.SERVER_CLOSED_IN_USE,
          CloseReason.WRITE_ERROR,
          CloseReason.IO_ERROR,
          CloseReason.UPGRADED,
          CloseReason.CLOSED_BY_HAND);

  private final Map<Long, Life> requests = new LinkedHashMap<>();
  private final Map<Long, Life> lastOfConnection = new HashMap<>();
  private final Map<Long, Long> dialStarts = new HashMap<>();
  private final TrafficTimes dials = new TrafficTimes();

  @Override
  public void entry(EventRow row) {
    long tNanos = row.entry().tNanos();
    switch (row.entry().event()) {
      case PoolEvent.RequestIssued e ->
          requests.put(e.request(), new Life(e.host(), e.intendedNanos()));
      case PoolEvent.ConnectionAcquired e -> acquired(e, tNanos);
      case PoolEvent.ConnectionReleased e -> released(e.request(), tNanos);
      case PoolEvent.DialStarted e -> dialStarts.put(e.connection(), tNanos);
      case PoolEvent.ConnectionOpened e -> opened(e.connection(), tNanos);
      case PoolEvent.ConnectionClosed e -> closed(e);
      default -> {}
    }
  }

  /// The traffic so far; requests that hold a connection still are left out.
  public Traffic traffic() {
    Map<String, Long> middles = middles();
    TrafficBuilder builder = new TrafficBuilder();
    for (Life life : requests.values()) {
      boolean hasHeld = life.heldNanos >= 0;
      if (hasHeld || life.acquiredNanos < 0) {
        long held = hasHeld ? life.heldNanos : middles.getOrDefault(life.host, 0L);
        builder.add(life.host, life.intendedNanos, held, life.endsConnection);
      }
    }
    return builder.build();
  }

  /// The middle one of the times that dials took, in nanoseconds; 0 if none succeeded.
  public long dialNanos() {
    return dials.middle();
  }

  private void acquired(PoolEvent.ConnectionAcquired event, long tNanos) {
    Life life = requests.get(event.request());
    if (life != null) {
      life.acquiredNanos = tNanos;
      life.heldNanos = -1;
      lastOfConnection.put(event.connection(), life);
    }
  }

  private void released(long request, long tNanos) {
    Life life = requests.get(request);
    if (life != null && life.acquiredNanos >= 0) {
      life.heldNanos = tNanos - life.acquiredNanos;
    }
  }

  private void opened(long connection, long tNanos) {
    Long started = dialStarts.remove(connection);
    if (started != null) {
      dials.add(tNanos - started);
    }
  }

  private void closed(PoolEvent.ConnectionClosed event) {
    @Nullable Life last = lastOfConnection.remove(event.connection());
    if (last != null && ENDED_BY_REQUEST.contains(event.reason())) {
      last.endsConnection = true;
    }
  }

  private Map<String, Long> middles() {
    Map<String, TrafficTimes> byHost = new HashMap<>();
    for (Life life : requests.values()) {
      if (life.heldNanos >= 0) {
        byHost.computeIfAbsent(life.host, _ -> new TrafficTimes()).add(life.heldNanos);
      }
    }
    Map<String, Long> middles = new HashMap<>();
    byHost.forEach((host, times) -> middles.put(host, times.middle()));
    return middles;
  }

  /// What is known of one request.
  private static final class Life {
    final String host;
    final long intendedNanos;
    long acquiredNanos = -1;
    long heldNanos = -1;
    boolean endsConnection;

    Life(String host, long intendedNanos) {
      this.host = host;
      this.intendedNanos = intendedNanos;
    }
  }
}
