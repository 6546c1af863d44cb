package dev.poolscope.client.okhttp;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// One connection under the `okhttp` rules. OkHttp does not say why it closes a connection, so the
/// reason is derived from who holds it, what its last exchange did, how long it was idle and on
/// which thread the close happens (OkHttp facts, 4, 8, 9).
///
/// Threading: safe for use by any thread; guarded by this.
final class OkConnection implements TracedConnection.Owner {
  private final TracedConnection traced;
  private final CountingSocket socket;
  private final OkConnections registry;
  private final OkPool pool;
  private final OkCall dialedFor;
  private final Ticker ticker;
  private final Set<OkCall> holders = new HashSet<>(2);
  private volatile @Nullable Socket shown;

  /// The thread that read from it last: under HTTP/2 one of its own as long as it is open.
  private volatile @Nullable Thread reader;

  private volatile @Nullable Thread writer;

  private @Nullable OkCall lastHolder;
  private @Nullable Protocol protocol;
  private int acquisitions;
  private int refusedStreams;
  private boolean streamFailed;
  private boolean inTlsHandshake;
  private @Nullable Thread peerClosedSeenBy;
  private boolean closedByHand;
  private long idleSinceNanos;

  OkConnection(
      TracedConnection traced,
      CountingSocket socket,
      OkConnections registry,
      OkCall dialedFor,
      Ticker ticker) {
    this.traced = traced;
    this.socket = socket;
    this.registry = registry;
    this.pool = dialedFor.pool();
    this.dialedFor = dialedFor;
    this.ticker = ticker;
    this.idleSinceNanos = ticker.nanos();
    traced.ownedBy(this);
  }

  long id() {
    return traced.id();
  }

  String host() {
    return traced.host();
  }

  TracedConnection traced() {
    return traced;
  }

  /// Whether its dial has succeeded and nobody has closed it.
  boolean isOpen() {
    return socket.isConnected() && !socket.isClosed();
  }

  CountingSocket socket() {
    return socket;
  }

  OkPool pool() {
    return pool;
  }

  /// OkHttp shows it as another socket, the TLS one above it.
  void shownAs(Socket socketAbove) {
    shown = socketAbove;
  }

  /// The socket that OkHttp shows for it, if it is another one.
  @Nullable Socket shown() {
    return shown;
  }

  synchronized void tlsHandshake(boolean running) {
    inTlsHandshake = running;
  }

  /// The server refused a stream on it. After the second one OkHttp opens no other there
  /// (`RealConnection.trackFailure`).
  synchronized void streamRefused() {
    refusedStreams++;
  }

  /// The server ended a stream with an error. OkHttp opens no other there
  /// (`RealConnection.trackFailure`).
  synchronized void streamFailed() {
    streamFailed = true;
  }

  synchronized void speaks(Protocol chosen) {
    protocol = chosen;
  }

  /// A call got it. It may be closed at this moment, by hand or at the end of the run; then nobody
  /// is told that the call holds it.
  ///
  /// @return false if it had been closed by then, so that nothing was told
  boolean acquire(OkCall call) {
    boolean reused;
    synchronized (this) {
      holders.add(call);
      lastHolder = call;
      acquisitions++;
      reused = acquisitions > 1;
    }
    if (!traced.publishWhileOpen(
        new PoolEvent.ConnectionAcquired(host(), id(), call.number(), reused))) {
      var _ = release(call);
      return false;
    }
    return true;
  }

  /// A call let go of it; false if it did not hold it.
  synchronized boolean release(OkCall call) {
    idleSinceNanos = ticker.nanos();
    return holders.remove(call);
  }

  /// The call whose exchange is under way, or null. Under HTTP/1 that is the last one that got it:
  /// the one before may not have been reported as released yet.
  synchronized @Nullable OkCall exchanging() {
    OkCall last = lastHolder;
    return last != null && holders.contains(last) ? last : null;
  }

  synchronized boolean isMultiplexed() {
    return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
  }

  /// Closes it by hand: the calls that use it fail.
  ///
  /// @return whether it was open
  boolean closeByHand() {
    Set<OkCall> users;
    synchronized (this) {
      if (!isOpen()) {
        return false;
      }
      closedByHand = true;
      users = dialedFor.isDialing(this) ? Set.of(dialedFor) : Set.copyOf(holders);
    }
    users.forEach(call -> call.cancel(FailureKind.CLOSED_BY_HAND));
    close();
    return true;
  }

  /// Closes its socket.
  void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
  }

  @Override
  public void dialStarted() {
    dialedFor.dialStarted(this);
    registry.dialStarted(this);
  }

  @Override
  public void dialFailed() {
    dialedFor.dialFailed(this);
    registry.dialFailed(this);
  }

  @Override
  public void writing() {
    writer = Thread.currentThread();
  }

  @Override
  public void reading() {
    reader = Thread.currentThread();
    OkCall holder = isMultiplexed() ? null : exchanging();
    if (holder != null) {
      registry.sent(this, holder);
    }
  }

  @Override
  public void bytesRead(byte[] buffer, int offset, int count) {
    OkCall holder = isMultiplexed() ? null : exchanging();
    if (holder != null && holder.request().url().getScheme().equalsIgnoreCase("http")) {
      registry.firstByte(this, holder);
    }
  }

  @Override
  public synchronized void peerClosed() {
    peerClosedSeenBy = Thread.currentThread();
  }

  @Override
  public void closed() {
    registry.closed(this);
  }

  @Override
  public synchronized CloseReason closing() {
    OkCall last = lastHolder;
    if (closedByHand) {
      return CloseReason.CLOSED_BY_HAND;
    }
    if (inTlsHandshake) {
      return CloseReason.TLS_FAILED;
    }
    CloseReason ofExchange = last == null ? null : reasonOfExchange(last);
    if (ofExchange != null) {
      return ofExchange;
    }
    CloseReason ordered = registry.orderedReason();
    if (ordered != null) {
      return ordered;
    }
    return last == null ? unusedReason() : idleReason();
  }

  private CloseReason unusedReason() {
    if (isMultiplexed()) {
      return CloseReason.H2_DIAL_DISCARDED;
    }
    if (dialedFor.hasOtherDialed(this)) {
      return CloseReason.OTHER_ADDRESS_FIRST;
    }
    // Frames are read, and the server may be gone, before OkHttp tells the protocol.
    Thread closer = closer();
    boolean peerGone =
        peerClosedSeenBy != null || (closer.equals(reader) && !CallThreads.isOne(closer));
    return dialedFor.isCancelled() && !peerGone
        ? CloseReason.REQUEST_CANCELLED
        : CloseReason.SERVER_CLOSED;
  }

  private @Nullable CloseReason reasonOfExchange(OkCall last) {
    FailureKind cancelled = last.cancelledBy();
    if (cancelled == FailureKind.RUN_ENDED) {
      return CloseReason.RUN_ENDED;
    }
    // A caller that gives up just when its request ends costs no connection.
    boolean whileHeld = last.isCancelled() && holders.contains(last);
    if (whileHeld || (cancelled != null && cancelled != FailureKind.CANCELLED_BY_CALLER)) {
      return CloseReason.REQUEST_CANCELLED;
    }
    if (isMultiplexed()) {
      return reasonOfStreams();
    }
    if (last.wasClosedEarly() && holders.contains(last)) {
      return CloseReason.BODY_NOT_DRAINED;
    }
    if (last.hasFailed()) {
      return failureReason(last);
    }
    return last.endsConnection();
  }

  /// OkHttp's pool closes for its limits on a thread of its own, unless nothing may be kept at all.
  /// On a call's thread a connection is closed that the next call finds unfit, or that is not kept
  /// after the last one; but for streams that the server ended, because it said goodbye.
  private @Nullable CloseReason reasonOfStreams() {
    Thread closer = closer();
    if (closer.equals(reader) || closer.equals(peerClosedSeenBy)) {
      return CloseReason.GOAWAY;
    }
    if (refusedStreams > 1) {
      return CloseReason.STREAMS_REFUSED;
    }
    if (streamFailed) {
      return CloseReason.IO_ERROR;
    }
    boolean keeps = pool.settings().maxIdle() > 0 && !pool.isReplaced();
    return CallThreads.isOne(closer) && keeps ? CloseReason.GOAWAY : null;
  }

  /// The thread that began to close it. Over TLS that is the last one to write, an alert: the
  /// thread that reads may meet the answer to it and be the first to close the socket below.
  private Thread closer() {
    Thread lastWriter = writer;
    return shown == null || lastWriter == null ? Thread.currentThread() : lastWriter;
  }

  private CloseReason failureReason(OkCall last) {
    if (last.sawFirstByte()) {
      return CloseReason.IO_ERROR;
    }
    return acquisitions > 1 ? CloseReason.STALE_ON_REUSE : CloseReason.SERVER_CLOSED_IN_USE;
  }

  private CloseReason idleReason() {
    if (pool.isReplaced() && holders.isEmpty()) {
      return CloseReason.EVICT_ALL;
    }
    boolean onCallThread = OkConnections.currentCall() != null;
    if (holders.isEmpty() && onCallThread) {
      return CloseReason.STALE_ON_REUSE;
    }
    long idle = ticker.nanos() - idleSinceNanos;
    // OkHttp's idle time began a little earlier; but where it may keep more, it was the time.
    boolean expired =
        idle >= pool.settings().keepAliveNanos()
            || pool.pool().connectionCount() < pool.settings().maxIdle();
    return holders.isEmpty() && expired
        ? CloseReason.KEEP_ALIVE_EXPIRED
        : CloseReason.IDLE_LIMIT_EVICTED;
  }
}
