package dev.poolscope.server;

import dev.poolscope.time.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// One accepted TCP connection: what the server knows about it, and the ways to end it.
///
/// Threading: safe for use by any thread.
final class AcceptedSocket extends SocketChannelEndPoint {
  private static final int DRAIN_BYTES = 4096;

  /// How often it is asked whether a handshake is over that a connection is too old for.
  private static final long HANDSHAKE_MILLIS = 5;

  /// What a TLS session says before its handshake is over.
  private static final String NO_PROTOCOL = "NONE";

  private final ConnectionCounter counter;
  private final Ticker ticker;
  private final long acceptedNanos;
  private final ConnectionCounter.Place place;
  private final LongAdder requestsOfPort;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean counted = new AtomicBoolean();
  private final Silence silence = new Silence();
  private volatile boolean aged;

  /// The age that it may have, 0 for any; guarded by this.
  private long maxAgeNanos;

  /// Whether there is nothing left to grow old; guarded by this.
  private boolean ended;

  /// Waits for that age; guarded by this.
  private Scheduler.@Nullable Task ageing;

  AcceptedSocket(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      ConnectionCounter counter,
      Ticker ticker)
      throws IOException {
    super(channel, selector, key, scheduler);
    this.counter = counter;
    this.ticker = ticker;
    acceptedNanos = ticker.nanos();
    place = counter.takePlace(channel);
    InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
    requestsOfPort = counter.requestsOf(remote.getPort());
  }

  /// The TCP connection below a connection's endpoint, which may be an encrypting one.
  static AcceptedSocket below(EndPoint endPoint) {
    EndPoint lowest = endPoint;
    while (lowest instanceof EndPoint.Wrapper wrapper) {
      lowest = wrapper.unwrap();
    }
    return (AcceptedSocket) lowest;
  }

  /// The connection's place in the order of acceptance, from 0.
  long index() {
    return place.index();
  }

  /// The server of a group that it was placed on.
  Backend backend() {
    return place.backend();
  }

  /// Counts a request that was read; its end is to be told by [#requestEnded].
  RequestOrdinals requestStarted() {
    inFlight.incrementAndGet();
    place.backend().countRequest();
    return new RequestOrdinals(counter.request(requestsOfPort), requests.incrementAndGet());
  }

  void requestEnded() {
    inFlight.decrementAndGet();
  }

  /// Sets the idle timeout, 0 for never; counted from the last byte that went either way.
  void keepIdleFor(long millis) {
    if (getIdleTimeout() != millis) {
      setIdleTimeout(millis);
    }
  }

  /// Sets the age at which it ends, in nanoseconds since it was accepted; 0 for never.
  void endAtAge(long nanos) {
    synchronized (this) {
      if (maxAgeNanos == nanos) {
        return;
      }
      maxAgeNanos = nanos;
      stopAgeing();
      aged = false;
      if (nanos == 0 || ended) {
        return;
      }
      long left = Math.max(0, nanos - (ticker.nanos() - acceptedNanos));
      ageing = getScheduler().schedule(() -> unlessSilent(this::age), left, TimeUnit.NANOSECONDS);
    }
  }

  /// Whether its next response in HTTP/1 is its last because of its age.
  boolean hasAged() {
    return aged;
  }

  /// From now on it neither reads nor writes nor closes; the kernel goes on to take what comes.
  void fallSilent() {
    silence.begin();
  }

  /// Goes on with what was left undone, if it was silent.
  void speak() {
    silence.end();
  }

  /// Runs a task now, or when the connection is not silent any more.
  void unlessSilent(Runnable task) {
    silence.orAfterwards(task);
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    return silence.isOn() ? 0 : super.fill(buffer);
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    return silence.isOn() ? BufferUtil.isEmpty(buffers) : super.flush(buffers);
  }

  @Override
  protected void needsFillInterest() {
    unlessSilent(super::needsFillInterest);
  }

  @Override
  protected void onIncompleteFlush() {
    unlessSilent(super::onIncompleteFlush);
  }

  /// Ends the connection as the end of its server would, whatever is under way.
  void stop() {
    // With a cause that Jetty does not warn of.
    close(new EofException("the server was stopped"));
  }

  /// Ends the connection with an RST; what was not sent yet is lost.
  void abort() {
    try {
      getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
      close();
    } catch (IOException e) {
      close(e);
    }
  }

  /// Ends a connection in order once its last response was written. Reads away what has arrived
  /// meanwhile, because the kernel turns a close with unread bytes into an RST, which may destroy
  /// the response on its way.
  static void finish(EndPoint endPoint) {
    endPoint.shutdownOutput();
    ByteBuffer trash = BufferUtil.allocate(DRAIN_BYTES);
    try {
      while (endPoint.fill(trash) > 0) {
        BufferUtil.clear(trash);
      }
      endPoint.close();
    } catch (IOException e) {
      endPoint.close(e);
    }
  }

  /// Closes the connection when it is idle in the sense of HTTP; a request that takes long to
  /// answer is none of this timeout's business.
  @Override
  protected void onIdleExpired(TimeoutException timeout) {
    if (!silence.isOn()) {
      closeIfIdle();
    }
  }

  private void age() {
    if (isInHandshake()) {
      synchronized (this) {
        if (!ended && maxAgeNanos > 0) {
          ageing =
              getScheduler()
                  .schedule(() -> unlessSilent(this::age), HANDSHAKE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      return;
    }
    aged = true;
    if (httpConnection() instanceof HTTP2Connection http2) {
      // Lets its streams end first.
      var _ = http2.getSession().shutdown();
    } else {
      closeIfIdle();
    }
  }

  /// After a response: ends a connection of HTTP/1 that came of age while the response was on its
  /// way, too late to say so in its head. One that says so is ended by the server in any case.
  void endIfAged() {
    if (aged && !(httpConnection() instanceof HTTP2Connection)) {
      unlessSilent(this::closeIfIdle);
    }
  }

  private void closeIfIdle() {
    Connection connection = getConnection();
    if (inFlight.get() == 0 && connection != null) {
      connection.close();
    }
  }

  /// Whether it is not a connection of HTTP yet, which one of HTTP/2 is with the client's preface.
  /// A server that ends connections by age leaves it be until then, as grpc-go does, whose
  /// transports begin with the end of the handshake.
  private boolean isInHandshake() {
    if (!(getConnection() instanceof SslConnection tls)) {
      return false;
    }
    Connection http = tls.getSslEndPoint().getConnection();
    if (http instanceof HTTP2Connection http2) {
      return http2.getBytesIn() == 0;
    }
    return tls.getSSLEngine().getSession().getProtocol().equals(NO_PROTOCOL)
        || tls.getSSLEngine().getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
        || http instanceof NegotiatingServerConnection;
  }

  /// The connection of HTTP, inside of an encrypting one.
  private @Nullable Connection httpConnection() {
    Connection connection = getConnection();
    return connection instanceof SslConnection tls
        ? tls.getSslEndPoint().getConnection()
        : connection;
  }

  private void stopAgeing() {
    if (ageing != null) {
      ageing.cancel();
      ageing = null;
    }
  }

  @Override
  public void onClose(Throwable cause) {
    super.onClose(cause);
    synchronized (this) {
      ended = true;
      stopAgeing();
    }
    if (counted.compareAndSet(false, true)) {
      counter.closed();
    }
  }
}
