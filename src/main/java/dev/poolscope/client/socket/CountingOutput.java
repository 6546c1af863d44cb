package dev.poolscope.client.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Counts the bytes written to a socket.
///
/// Threading: one writer; the count may be read by anyone, and anyone may stop it. `lock` guards
/// the state and is never held during a write.
final class CountingOutput extends OutputStream {
  private final SocketChannel channel;
  private final SocketListener listener;
  private final Runnable peerGone;
  private volatile @Nullable OutputStream raw;
  private volatile long bytes;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean writing;
  private boolean stopped;

  CountingOutput(SocketChannel channel, SocketListener listener, Runnable peerGone) {
    this.channel = channel;
    this.listener = listener;
    this.peerGone = peerGone;
  }

  void start(OutputStream stream) {
    raw = stream;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  public void write(byte[] buffer, int offset, int length) throws IOException {
    OutputStream out = raw;
    if (out == null) {
      throw new SocketException("not connected");
    }
    begin();
    try {
      listener.writing();
      out.write(buffer, offset, length);
      bytes += length;
    } catch (ClosedChannelException e) {
      throw new SocketException("Socket closed", e);
    } catch (IOException e) {
      if (channel.isOpen()) {
        peerGone.run();
      }
      throw e;
    } finally {
      end();
    }
  }

  /// Lets no further write begin.
  ///
  /// @return whether none is under way
  boolean stop() {
    lock.lock();
    try {
      stopped = true;
      return !writing;
    } finally {
      lock.unlock();
    }
  }

  private void begin() throws SocketException {
    lock.lock();
    try {
      if (stopped) {
        throw new SocketException("Socket closed");
      }
      writing = true;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      writing = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.socket().shutdownOutput();
  }
}
