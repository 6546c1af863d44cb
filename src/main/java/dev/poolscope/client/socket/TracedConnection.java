package dev.poolscope.client.socket;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.SocketGauge;
import java.io.IOException;

/// Turns what a [CountingSocket] reports into events of one connection, and asks its owner why when
/// the socket is closed.
///
/// Threading: as [SocketListener]; `owner` is set before the socket is used by anyone else,
/// `closed` is guarded by this.
public final class TracedConnection implements SocketListener {
  private final EventSink events;
  private final SocketGauge sockets;
  private final long id;
  private final String host;
  private final long dialedFor;
  private final DialCause cause;
  private final int instance;
  private volatile Owner owner = Owner.NOBODY;
  private volatile CloseReason reason = CloseReason.RUN_ENDED;
  private volatile long evictedBy;
  private volatile boolean answeredInHttp10;
  private boolean closed;

  TracedConnection(
      EventSink events,
      SocketGauge sockets,
      long id,
      String host,
      long dialedFor,
      DialCause cause,
      int instance) {
    this.events = events;
    this.sockets = sockets;
    this.id = id;
    this.host = host;
    this.dialedFor = dialedFor;
    this.cause = cause;
    this.instance = instance;
  }

  public long id() {
    return id;
  }

  public String host() {
    return host;
  }

  public void ownedBy(Owner newOwner) {
    owner = newOwner;
  }

  @Override
  public void dialStarted() {
    owner.dialStarted();
    sockets.dialStarted(host);
    events.publish(new PoolEvent.DialStarted(host, id, dialedFor, cause, instance));
  }

  @Override
  public void dialFailed(IOException error) {
    sockets.dialFailed(host);
    events.publish(
        new PoolEvent.DialFailed(
            host, id, dialedFor, Failures.kindOf(error), Failures.detailOf(error)));
    owner.dialFailed();
  }

  @Override
  public void connected(int localPort, String remote) {
    sockets.opened(host);
    events.publish(new PoolEvent.ConnectionOpened(host, id, dialedFor, localPort, remote));
  }

  @Override
  public void writing() {
    owner.writing();
  }

  @Override
  public void reading() {
    owner.reading();
  }

  @Override
  public void bytesRead(byte[] buffer, int offset, int count) {
    owner.bytesRead(buffer, offset, count);
  }

  @Override
  public void unexpectedBytes(byte[] start) {
    owner.unexpectedBytes(start);
  }

  @Override
  public void peerClosed() {
    var _ = publishWhileOpen(new PoolEvent.PeerClosed(host, id));
    owner.peerClosed();
  }

  @Override
  public void closing() {
    sockets.closing(host);
    reason = owner.closing();
    evictedBy = owner.evictedBy();
  }

  @Override
  public void closed(ClosedBy by, long bytesOut, long bytesIn) {
    sockets.closed(host);
    synchronized (this) {
      closed = true;
      events.publish(
          new PoolEvent.ConnectionClosed(host, id, reason, by, bytesOut, bytesIn, evictedBy));
    }
    owner.closed();
  }

  public void tlsStarted() {
    var _ = publishWhileOpen(new PoolEvent.TlsStarted(host, id));
  }

  public void tlsEnded(String version) {
    var _ = publishWhileOpen(new PoolEvent.TlsEnded(host, id, version));
  }

  public void protocolChosen(String protocol) {
    var _ = publishWhileOpen(new PoolEvent.ProtocolChosen(host, id, protocol));
  }

  /// A response came, in HTTP/1.0 or not: told where that is another version than before.
  public void answered(boolean inHttp10) {
    if (inHttp10 != answeredInHttp10) {
      answeredInHttp10 = inHttp10;
      protocolChosen(inHttp10 ? "http/1.0" : "http/1.1");
    }
  }

  /// Tells an event of the connection unless its close has been told: its user's thread may learn
  /// only later that somebody else has closed it.
  ///
  /// @return whether it was still open, so that the event is told
  public synchronized boolean publishWhileOpen(PoolEvent event) {
    if (!closed) {
      events.publish(event);
    }
    return !closed;
  }

  /// Who answers for a connection.
  public interface Owner {
    /// Nobody yet.
    Owner NOBODY = () -> CloseReason.RUN_ENDED;

    /// Its dial begins, where it is owned before.
    default void dialStarted() {}

    /// Its dial has failed.
    default void dialFailed() {}

    /// The socket is about to be closed: why?
    CloseReason closing();

    /// After [#closing]: the connection that became idle and so exceeded the limit that this one is
    /// closed for; 0 if none did or it is not known.
    default long evictedBy() {
      return 0;
    }

    /// A writer hands bytes over.
    default void writing() {}

    /// The reader asks for bytes.
    default void reading() {}

    /// The reader was given bytes.
    default void bytesRead(byte[] buffer, int offset, int count) {}

    /// Bytes arrived while nobody read.
    default void unexpectedBytes(byte[] start) {}

    /// The peer's end was seen.
    default void peerClosed() {}

    /// The socket is closed and the event that tells it is published.
    default void closed() {}
  }
}
