package dev.poolscope.client.okhttp;

import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.time.Scheduler;
import java.net.SocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/// One request under the `okhttp` rules, as far as OkHttp's events have told.
///
/// Threading: written by the request's thread, read by others; fields are volatile.
final class OkCall {
  private final PooledRequest request;
  private volatile @Nullable Call call;
  private volatile @Nullable OkPool pool;
  private volatile @Nullable FailureKind cancelledBy;
  private volatile @Nullable OkConnection connection;
  /// The dials under way on its behalf, TLS included; replaced as a whole, holding this.
  private volatile List<OkConnection> dials = List.of();

  /// Whether a dial has failed since it had a connection last.
  private volatile boolean dialHasFailed;

  private volatile @Nullable OkConnection dialed;
  private volatile Scheduler.@Nullable Timer giveUp;
  private volatile boolean left;
  private volatile boolean attempting;
  private volatile boolean writing;
  private volatile boolean sent;
  private volatile boolean firstByte;
  private volatile boolean headers;
  private volatile boolean failed;
  private volatile boolean closedEarly;
  private volatile @Nullable CloseReason endsConnection;

  OkCall(PooledRequest request) {
    this.request = request;
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

  void started(Call newCall) {
    call = newCall;
    if (cancelledBy != null) {
      newCall.cancel();
    }
  }

  /// It begins to run, with this pool.
  void runsOn(OkPool used) {
    pool = used;
  }

  OkPool pool() {
    return Objects.requireNonNull(pool);
  }

  /// Cancels it for a reason; the first wins.
  void cancel(FailureKind kind) {
    if (cancelledBy == null) {
      cancelledBy = kind;
    }
    Call running = call;
    if (running != null) {
      running.cancel();
    }
  }

  /// Its caller gives up when a timer fires.
  void givesUpBy(Scheduler.Timer timer) {
    giveUp = timer;
  }

  /// Its response has come and its body is left open, so that it can still be cancelled.
  void markLeft() {
    left = true;
  }

  /// It has been told to have ended: its caller does not give up any more, unless the body is still
  /// open.
  void ended() {
    Scheduler.Timer timer = giveUp;
    if (timer != null && !left) {
      timer.cancel();
    }
  }

  @Nullable FailureKind cancelledBy() {
    return cancelledBy;
  }

  boolean isCancelled() {
    Call running = call;
    return running != null && running.isCanceled();
  }

  /// The connection it holds or held last.
  @Nullable OkConnection connection() {
    return connection;
  }

  /// A dial begins on its behalf; where the host has several addresses, others may be under way.
  synchronized void dialStarted(OkConnection connection) {
    dials = Stream.concat(dials.stream(), Stream.of(connection)).toList();
    dialed = connection;
  }

  /// A dial has come to nothing.
  void dialFailed(OkConnection connection) {
    dialHasFailed = true;
    dialEnded(connection);
  }

  /// A dial is over, TLS included.
  synchronized void dialEnded(OkConnection connection) {
    dials = dials.stream().filter(dial -> dial != connection).toList();
  }

  boolean isDialing(OkConnection connection) {
    return dials.contains(connection);
  }

  /// The dial that has a connection; null if none has. OkHttp closes all others before it goes on
  /// with one.
  @Nullable OkConnection dialing() {
    return dials.stream().filter(OkConnection::isOpen).findFirst().orElse(null);
  }

  /// The dial under way to an address, or null.
  @Nullable OkConnection dialingTo(SocketAddress address) {
    return dials.stream()
        .filter(dial -> address.equals(dial.socket().dialedTo()))
        .findFirst()
        .orElse(null);
  }

  /// Whether another dial has a connection, so that this one is not needed.
  boolean hasOtherDialed(OkConnection connection) {
    OkConnection open = dialing();
    return isDialing(connection) && open != null && open != connection;
  }

  /// Why it is about to have another address dialed.
  DialCause causeOfDial() {
    if (!dials.isEmpty()) {
      return DialCause.FALLBACK_ADDRESS;
    }
    return dialHasFailed ? DialCause.NEXT_ADDRESS : DialCause.NO_IDLE_CONNECTION;
  }

  /// The connection that was dialed last on its behalf.
  @Nullable OkConnection dialed() {
    return dialed;
  }

  /// A new attempt begins over a connection.
  void acquired(OkConnection acquired) {
    connection = acquired;
    dialHasFailed = false;
    writing = false;
    sent = false;
    firstByte = false;
    headers = false;
    failed = false;
    endsConnection = null;
  }

  /// Whether an attempt is told to be under way.
  void attempts(boolean told) {
    attempting = told;
  }

  /// The attempt under way has failed; false if none was told to be under way.
  boolean endsAttempt() {
    boolean was = attempting;
    attempting = false;
    return was;
  }

  void markWriting() {
    writing = true;
  }

  boolean markSent() {
    boolean first = writing && !sent && !failed;
    sent |= first;
    return first;
  }

  boolean markFirstByte() {
    boolean first = sent && !firstByte;
    firstByte |= sent;
    return first;
  }

  void headersRead(@Nullable CloseReason ends) {
    headers = true;
    endsConnection = ends;
  }

  void markFailed() {
    failed = true;
  }

  void markClosedEarly() {
    closedEarly = true;
  }

  boolean sawFirstByte() {
    return firstByte;
  }

  boolean hasFailed() {
    return failed;
  }

  boolean wasClosedEarly() {
    return closedEarly;
  }

  @Nullable CloseReason endsConnection() {
    return headers ? endsConnection : null;
  }
}
