package dev.poolscope.client.socket;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.kernel.PeerEnds;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.time.VirtualThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A TCP socket that reports its own life: dial started, connected or failed, bytes both ways, the
/// peer's end of stream, and the first close with who ended it. It is the only source of connection
/// counts (Go pool reference, section 15: +1 when the dial succeeded, -1 at the first close).
///
/// It may be dialed ahead and handed to OkHttp later, whose `connect` then does nothing; a second
/// owner is refused.
///
/// Threading: as a socket: one reader, one writer, anyone may close.
public final class CountingSocket extends Socket {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SocketChannel channel;
  private final Socket raw;
  private final SocketListener listener;
  private final DialFaults faults;
  private final AllowedHosts allowed;
  private final CountingInput input;
  private final CountingOutput output;
  private final CompletableFuture<Void> aborted = new CompletableFuture<>();
  private final AtomicBoolean handedOver = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean closeReported = new AtomicBoolean();
  private final AtomicReference<@Nullable ClosedBy> endedFirst = new AtomicReference<>();
  private volatile @Nullable PeerEnds peerEnds;
  private volatile boolean dialed;
  private volatile @Nullable SocketAddress dialedTo;

  /// @param allowed where it may be connected to
  /// @param threads starts the threads that wait for the peer while nobody reads
  CountingSocket(
      SocketListener listener, DialFaults faults, AllowedHosts allowed, VirtualThreads threads)
      throws IOException {
    this.listener = listener;
    this.faults = faults;
    this.allowed = allowed;
    channel = SocketChannel.open();
    raw = channel.socket();
    raw.setTcpNoDelay(true);
    input = new CountingInput(channel, listener, threads);
    output = new CountingOutput(channel, listener, input::peerGone);
  }

  /// Gives the connection to be dialed a local address, with any free port.
  void bindTo(InetAddress source) throws IOException {
    try {
      raw.bind(new InetSocketAddress(source, 0));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Opens the connection. That the dial has started was reported by the caller.
  ///
  /// @param timeoutNanos how long it may take; 0 leaves it to the operating system
  /// @throws DialTimeoutException if it takes longer
  public void dial(SocketAddress address, long timeoutNanos) throws IOException {
    int localPort;
    long begun = faults.now();
    try {
      faults.beforeDial(address, timeoutNanos, aborted);
      if (closing.get()) {
        throw new SocketException("aborted before it began");
      }
      connect(allowed(address), timeoutNanos, faults.now() - begun);
      localPort = raw.getLocalPort();
      input.start(raw.getInputStream());
      output.start(raw.getOutputStream());
      peerEnds =
          new PeerEnds(
              (InetSocketAddress) channel.getLocalAddress(),
              (InetSocketAddress) channel.getRemoteAddress());
    } catch (IOException e) {
      listener.dialFailed(closing.get() ? new DialAbortedException(e) : e);
      channel.close();
      throw e;
    }
    listener.connected(localPort, describe(raw.getRemoteSocketAddress()));
    dialed = true;
    if (closing.get()) {
      finishClose();
    }
  }

  private void connect(SocketAddress address, long timeoutNanos, long goneNanos)
      throws IOException {
    long left = timeoutNanos - goneNanos;
    if (timeoutNanos > 0 && left <= 0) {
      throw new DialTimeoutException(timeoutNanos);
    }
    long millis = timeoutNanos > 0 ? Math.ceilDiv(left, NANOS_PER_MILLI) : 0;
    try {
      raw.connect(address, (int) Math.min(millis, Integer.MAX_VALUE));
    } catch (SocketTimeoutException _) {
      throw new DialTimeoutException(timeoutNanos);
    }
  }

  /// For the moment before the TLS handshake: waits as long as that is to take longer.
  ///
  /// @throws SocketException if it has been closed by then
  void beforeHandshake() throws SocketException {
    faults.beforeHandshake(aborted);
    if (closing.get()) {
      throw new SocketException("Socket closed");
    }
  }

  /// Hands the dialed socket to its one owner, whose `connect` will do nothing.
  ///
  /// @throws SocketException if it was handed over before
  public CountingSocket handOver() throws SocketException {
    if (!handedOver.compareAndSet(false, true)) {
      throw new SocketException("connection is already in use");
    }
    return this;
  }

  /// Starts to read ahead, so that the peer's close is noticed while nobody reads.
  ///
  /// @param onlyEndMatters whether bytes may arrive unasked (TLS session tickets)
  public void watch(boolean onlyEndMatters) {
    input.watch(onlyEndMatters);
  }

  /// Whether this side has closed it, or aborted its dial.
  public boolean isAborted() {
    return closing.get();
  }

  /// What OkHttp has it connect to; null before.
  public @Nullable SocketAddress dialedTo() {
    return dialedTo;
  }

  /// Whether the peer's end has been seen.
  public boolean isPeerClosed() {
    return input.isPeerClosed();
  }

  public long bytesOut() {
    return output.bytes();
  }

  long bytesIn() {
    return input.bytes();
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  @Override
  public void connect(SocketAddress address, int timeoutMillis) throws IOException {
    if (!handedOver.get()) {
      dialedTo = address;
      listener.dialStarted();
      dial(address, timeoutMillis * NANOS_PER_MILLI);
    }
  }

  @Override
  public InputStream getInputStream() {
    return input;
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  @Override
  public void close() throws IOException {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    aborted.complete(null);
    if (dialed) {
      finishClose();
    } else {
      channel.close();
    }
  }

  private void finishClose() throws IOException {
    if (!closeReported.compareAndSet(false, true)) {
      return;
    }
    listener.closing();
    PeerEnds ends = Objects.requireNonNull(peerEnds);
    endedFirst.compareAndSet(null, side(input.peerClosedFirst(output.stop(), ends)));
    try {
      channel.close();
    } finally {
      listener.closed(Objects.requireNonNull(endedFirst.get()), output.bytes(), input.bytes());
    }
  }

  private static ClosedBy side(boolean isPeers) {
    return isPeers ? ClosedBy.SERVER : ClosedBy.CLIENT;
  }

  /// The address as resolved now: a name may lead elsewhere than when the run was confirmed.
  private SocketAddress allowed(SocketAddress address) throws IOException {
    if (!(address instanceof InetSocketAddress given)) {
      return address;
    }
    String host = given.getHostString();
    InetAddress found = given.isUnresolved() ? InetAddress.getByName(host) : given.getAddress();
    if (!allowed.allows(host, found)) {
      throw new UnconfirmedAddressException(host, found);
    }
    return new InetSocketAddress(found, given.getPort());
  }

  private static String describe(@Nullable SocketAddress address) {
    String text = String.valueOf(address);
    return text.substring(text.indexOf('/') + 1);
  }

  @Override
  public void setSoTimeout(int millis) {
    input.setTimeoutMillis(millis);
  }

  @Override
  public int getSoTimeout() {
    return input.timeoutMillis();
  }

  @Override
  public boolean isConnected() {
    return raw.isConnected();
  }

  @Override
  public boolean isBound() {
    return raw.isBound();
  }

  @Override
  public boolean isClosed() {
    return closing.get() || raw.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return raw.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return raw.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    input.close();
  }

  @Override
  public void shutdownOutput() throws IOException {
    PeerEnds ends = peerEnds;
    if (ends == null) {
      raw.shutdownOutput();
      return;
    }
    // It sends the end of this side, as a close does. The peer's may come in between, as it does
    // where a TLS peer answers the alert before.
    boolean wasThere = input.hasPeerEnded(ends);
    raw.shutdownOutput();
    endedFirst.compareAndSet(null, side(wasThere || ends.cameBeforeOurs()));
  }

  @Override
  public InetAddress getInetAddress() {
    return raw.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return raw.getLocalAddress();
  }

  @Override
  public int getPort() {
    return raw.getPort();
  }

  @Override
  public int getLocalPort() {
    return raw.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return raw.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return raw.getLocalSocketAddress();
  }

  @Override
  public void bind(SocketAddress address) throws IOException {
    raw.bind(address);
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    raw.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return raw.getTcpNoDelay();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    raw.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return raw.getKeepAlive();
  }

  @Override
  public String toString() {
    return "counting " + raw;
  }
}
