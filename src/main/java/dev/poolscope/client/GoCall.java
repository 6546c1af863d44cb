package dev.poolscope.client;

import dev.poolscope.config.BodyHandling;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import dev.poolscope.trace.EventSink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One request under the `go` rules, from its start to the end of its body: its deadline, the want
/// it waits with and the attempt that holds a connection.
///
/// Threading: run by the request's thread; `want`, `attempt`, `dials` and `scopeEnded` are guarded
/// by the lock of [GoConnections].
final class GoCall {
  private static final List<String> SAFE_METHODS = List.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final PooledRequest request;
  private final HostKey key;
  private final GoConnections connections;
  private final GoSettings settings;
  private volatile @Nullable FailureKind cancelledBy;
  private volatile @Nullable FailureKind cutOffBy;
  private volatile @Nullable Response leftOpen;

  /// The want of its latest attempt, settled or not; null before it has asked.
  volatile @Nullable GoWant asked;

  /// The want it waits with, null while it does not wait.
  @Nullable GoWant want;

  /// The attempt under way or made last, for OkHttp's events on the request's own thread.
  volatile @Nullable Attempt lastAttempt;

  /// What it does with the connection it holds, null while it holds none.
  @Nullable Attempt attempt;

  /// Running dials that were begun on its behalf.
  final Set<CountingSocket> dials = new HashSet<>(2);

  /// Whether the scope that Go 1.19 ties a dial to has ended.
  boolean scopeEnded;

  GoCall(PooledRequest request, GoConnections connections, GoSettings settings) {
    this.request = request;
    this.key = HostKey.of(request.url());
    this.connections = connections;
    this.settings = settings;
  }

  PooledRequest request() {
    return request;
  }

  long number() {
    return request.number();
  }

  String host() {
    return request.host();
  }

  HostKey key() {
    return key;
  }

  GoConnections connections() {
    return connections;
  }

  EventSink events() {
    return connections.events();
  }

  GoSettings settings() {
    return settings;
  }

  boolean readsToTheEnd() {
    return settings.body() == BodyHandling.FULL;
  }

  /// The kind of failure it was cancelled with, or null.
  @Nullable FailureKind cancelledBy() {
    return cancelledBy;
  }

  /// Ends the request wherever it is: its want is settled, or the connection it holds is closed.
  /// The first cause wins. Called under the lock of [GoConnections].
  boolean markCancelled(FailureKind kind) {
    if (cancelledBy != null) {
      return false;
    }
    cancelledBy = kind;
    return true;
  }

  /// The connection it held was taken away: whatever it still reads does not count.
  void cutOff(FailureKind kind) {
    cutOffBy = kind;
  }

  /// How it fails because its connection was taken away, or null.
  @Nullable FailureKind cutOffBy() {
    return cutOffBy;
  }

  /// Whether a request body, if there is one, can be produced again.
  boolean bodyIsReplayable() {
    return request.bodyBytes() == 0 || request.replayable();
  }

  /// Whether the whole request may be sent twice (Go pool reference, section 10).
  boolean isReplayable() {
    return (SAFE_METHODS.contains(request.method()) || request.idempotencyKey())
        && bodyIsReplayable();
  }

  /// Keeps a response that the caller neither reads nor closes, so that OkHttp does not find it
  /// leaked and close its connection.
  void leave(Response response) {
    leftOpen = response;
  }

  /// Lets OkHttp know that a response left open is over.
  void closeLeft() {
    Response response = leftOpen;
    if (response != null) {
      leftOpen = null;
      response.close();
    }
  }

  /// Starts the wait for response headers, if it is limited.
  Scheduler.@Nullable Timer armHeaderTimer(Attempt waiting) {
    return settings.responseHeaderTimeoutNanos() <= 0
        ? null
        : connections.headerTimer(waiting, settings.responseHeaderTimeoutNanos());
  }
}
