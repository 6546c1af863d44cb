package dev.poolscope.client.socket;

import dev.poolscope.kernel.PeerEnds;
import dev.poolscope.time.VirtualThreads;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Counts the bytes read from a socket and, while nobody reads, reads a little ahead so that the
/// peer's close is noticed at once. What was read ahead is given to the next reader first.
///
/// Threading: one reader and at most one watcher; `lock` guards the state and is never held during
/// a blocking read.
final class CountingInput extends InputStream {
  private static final int AHEAD_BYTES = 512;

  private final SocketChannel channel;
  private final SocketListener listener;
  private final VirtualThreads threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private volatile @Nullable InputStream raw;
  private volatile int timeoutMillis;
  private volatile long bytes;

  private byte[] ahead = new byte[0];
  private boolean watching;
  private boolean readerWaits;
  private boolean reading;
  private boolean closed;
  private boolean shut;
  private boolean peerClosed;
  private @Nullable IOException failure;

  CountingInput(SocketChannel channel, SocketListener listener, VirtualThreads threads) {
    this.channel = channel;
    this.listener = listener;
    this.threads = threads;
  }

  void start(InputStream stream) {
    raw = stream;
  }

  long bytes() {
    return bytes;
  }

  void setTimeoutMillis(int millis) {
    timeoutMillis = millis;
  }

  int timeoutMillis() {
    return timeoutMillis;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    listener.reading();
    int n = readAhead(buffer, offset, length);
    if (n == 0) {
      n = readRaw(buffer, offset, length);
    }
    if (n > 0) {
      listener.bytesRead(buffer, offset, n);
    }
    return n;
  }

  /// Starts a thread that reads ahead until bytes or the end arrive; if only the end matters, until
  /// the end or until a reader comes.
  void watch(boolean onlyEndMatters) {
    byte[] unread;
    lock.lock();
    try {
      if (watching || reading || peerClosed || closed) {
        return;
      }
      unread = onlyEndMatters ? new byte[0] : ahead;
      watching = unread.length == 0;
      readerWaits = false;
    } finally {
      lock.unlock();
    }
    if (unread.length > 0) {
      listener.unexpectedBytes(unread.clone());
    } else {
      threads.start(() -> watchLoop(onlyEndMatters));
    }
  }

  /// Notes that the peer has reset the connection.
  void peerGone() {
    boolean first;
    lock.lock();
    try {
      first = !peerClosed;
      peerClosed = true;
    } finally {
      lock.unlock();
    }
    if (first) {
      listener.peerClosed();
    }
  }

  /// Whether the peer's end has been seen.
  boolean isPeerClosed() {
    lock.lock();
    try {
      return peerClosed;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the peer's end has arrived, be it read or not.
  boolean hasPeerEnded(PeerEnds ends) {
    return isPeerClosed() || ends.haveArrived();
  }

  /// For the moment before the socket is closed: whether the peer's end had already arrived. No
  /// bytes can be read afterwards.
  ///
  /// @param nobodyWrites whether no write is under way; while one is, or a read, the socket cannot
  ///     be looked at without waiting for it, and the operating system is asked
  boolean peerClosedFirst(boolean nobodyWrites, PeerEnds ends) {
    lock.lock();
    try {
      closed = true;
      boolean canLook = nobodyWrites && !reading && !watching && !shut;
      peerClosed = peerClosed || (canLook ? seesEnd(ends) : ends.haveArrived());
      return peerClosed;
    } finally {
      lock.unlock();
    }
  }

  /// Bytes that nobody read may stand before the end.
  private boolean seesEnd(PeerEnds ends) {
    try {
      channel.configureBlocking(false);
      int n = channel.read(ByteBuffer.allocate(1));
      return n < 0 || (n > 0 && ends.haveArrived());
    } catch (ClosedChannelException _) {
      return false;
    } catch (IOException _) {
      // A reset that was waiting to be read: the peer was first.
      return true;
    }
  }

  /// Takes from what was read ahead, waiting for a watcher that is still reading.
  ///
  /// @return the number of bytes, 0 if the caller must read for itself, -1 at the end of the stream
  private int readAhead(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      readerWaits = true;
      awaitWatcher();
      if (ahead.length > 0) {
        int n = Math.min(length, ahead.length);
        System.arraycopy(ahead, 0, buffer, offset, n);
        ahead = n == ahead.length ? new byte[0] : Arrays.copyOfRange(ahead, n, ahead.length);
        return n;
      }
      if (failure != null) {
        throw new SocketException(failure.getMessage(), failure);
      }
      if (peerClosed) {
        return -1;
      }
      if (closed) {
        throw new SocketException("Socket closed");
      }
      reading = true;
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private void awaitWatcher() throws SocketTimeoutException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    boolean limited = left > 0;
    while (watching && ahead.length == 0) {
      try {
        if (!limited) {
          changed.await();
        } else if ((left = changed.awaitNanos(left)) <= 0) {
          throw new SocketTimeoutException("Read timed out");
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new SocketTimeoutException("interrupted");
      }
    }
  }

  private int readRaw(byte[] buffer, int offset, int length) throws IOException {
    int n = -1;
    IOException error = null;
    try {
      channel.socket().setSoTimeout(timeoutMillis);
      n = stream().read(buffer, offset, length);
    } catch (SocketTimeoutException e) {
      finishRead(0, null);
      throw e;
    } catch (IOException e) {
      error = e;
    }
    boolean ended = finishRead(n, error);
    if (ended) {
      listener.peerClosed();
    }
    if (error instanceof ClosedChannelException) {
      throw new SocketException("Socket closed", error);
    }
    if (error != null) {
      throw error;
    }
    return n;
  }

  /// Books the outcome of a raw read; true if it was the first to see the peer's end.
  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  private boolean finishRead(int n, @Nullable IOException error) {
    lock.lock();
    try {
      reading = false;
      if (n > 0) {
        bytes += n;
      }
      boolean ended =
          (n < 0 || error != null) && !closed && !shut && !peerClosed && channel.isOpen();
      peerClosed |= ended;
      return ended;
    } finally {
      lock.unlock();
    }
  }

  private void watchLoop(boolean onlyEndMatters) {
    byte[] buffer = new byte[AHEAD_BYTES];
    boolean more = true;
    while (more) {
      int n = -1;
      IOException error = null;
      try {
        channel.socket().setSoTimeout(0);
        n = stream().read(buffer);
      } catch (IOException e) {
        error = e;
      }
      boolean ended = finishRead(n, error);
      if (n > 0 && !onlyEndMatters) {
        // Before the bytes can reach a reader: whoever holds the connection now is their owner.
        listener.unexpectedBytes(Arrays.copyOf(buffer, n));
      }
      more = store(buffer, n, ended ? error : null, onlyEndMatters);
      if (ended) {
        listener.peerClosed();
      }
    }
  }

  /// Keeps what a watcher read; true if it should go on.
  private boolean store(byte[] buffer, int n, @Nullable IOException error, boolean onlyEndMatters) {
    lock.lock();
    try {
      if (n > 0) {
        byte[] joined = Arrays.copyOf(ahead, ahead.length + n);
        System.arraycopy(buffer, 0, joined, ahead.length, n);
        ahead = joined;
      }
      failure = error == null ? failure : error;
      watching = n > 0 && onlyEndMatters && !readerWaits && ahead.length < AHEAD_BYTES * 32;
      changed.signalAll();
      return watching;
    } finally {
      lock.unlock();
    }
  }

  private InputStream stream() throws SocketException {
    InputStream stream = raw;
    if (stream == null) {
      throw new SocketException("not connected");
    }
    return stream;
  }

  /// Ends the stream on this side; the end that readers then see is not the peer's.
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      shut = true;
    } finally {
      lock.unlock();
    }
    channel.socket().shutdownInput();
  }
}
