package dev.poolscope.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/// One accepted TCP connection: what the server knows about it, and the ways to end it.
///
/// Threading: safe for use by any thread.
final class AcceptedSocket extends SocketChannelEndPoint {
  private static final int DRAIN_BYTES = 4096;

  private final ConnectionCounter counter;
  private final long index;
  private final LongAdder requestsOfPort;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean counted = new AtomicBoolean();

  AcceptedSocket(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      ConnectionCounter counter)
      throws IOException {
    super(channel, selector, key, scheduler);
    this.counter = counter;
    index = counter.takeIndex(channel);
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
    return index;
  }

  /// Counts a request that was read; its end is to be told by [#requestEnded].
  RequestOrdinals requestStarted() {
    inFlight.incrementAndGet();
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
    Connection connection = getConnection();
    if (inFlight.get() == 0 && connection != null) {
      connection.close();
    }
  }

  @Override
  public void onClose(Throwable cause) {
    super.onClose(cause);
    if (counted.compareAndSet(false, true)) {
      counter.closed();
    }
  }
}
