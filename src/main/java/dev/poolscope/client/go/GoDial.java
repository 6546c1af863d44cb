package dev.poolscope.client.go;

import dev.poolscope.client.socket.AttemptException;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.DialAbortedException;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One dial of the `go` rules. It belongs to a want, but its connection may serve another: the pool
/// decides when it has succeeded (Go pool reference, section 5).
///
/// Threading: run once by a virtual thread of its own, which stays with the connection.
final class GoDial implements Runnable {
  private final GoWant want;
  private final DialCause cause;
  private final CountDownLatch toBegin;
  private final Owner owner;
  private final Dialer dialer;

  /// @param toBegin counts the dials that have not begun and that this one waits for
  GoDial(
      PoolAction.StartDial<GoWant, Slot> start,
      CountDownLatch toBegin,
      Owner owner,
      Dialer dialer) {
    this.want = start.want();
    this.cause = start.cause();
    this.toBegin = toBegin;
    this.owner = owner;
    this.dialer = dialer;
  }

  @Override
  public void run() {
    try {
      TracedConnection traced = begin();
      if (traced != null) {
        dial(traced);
      }
    } catch (RuntimeException | Error e) {
      owner.brokeOff(want);
      throw e;
    } finally {
      owner.threadEnds();
    }
  }

  /// Begins the dial if it is still wanted, and waits until those asked for together have begun.
  private @Nullable TracedConnection begin() {
    TracedConnection traced = null;
    try {
      if (owner.mayBegin(want)) {
        traced = dialer.trace(want.key(), want.request(), cause);
        traced.dialStarted();
      }
    } finally {
      toBegin.countDown();
    }
    try {
      toBegin.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return traced;
  }

  private void dial(TracedConnection traced) {
    AddressDials.Dialed dialed;
    try {
      dialed = new AddressDials(want, owner, dialer).dial(traced);
    } catch (IOException e) {
      owner.failed(want, e);
      return;
    }
    CountingSocket socket = dialed.socket();
    IOException error = null;
    try {
      prepare(dialed);
    } catch (IOException e) {
      error = e;
    }
    owner.returned(want.call(), socket);
    if (error == null && !socket.isAborted()) {
      dialed.fresh().serve();
      return;
    }
    boolean known = error instanceof AttemptException || (error != null && !socket.isAborted());
    closeQuietly(socket);
    owner.failed(want, known ? Objects.requireNonNull(error) : new DialAbortedException(error));
  }

  /// Does what belongs to the dial behind the connect, a handshake within its time.
  private void prepare(AddressDials.Dialed dialed) throws IOException {
    long limit = want.key().isTls() ? want.call().settings().tlsHandshakeTimeoutNanos() : 0;
    if (limit <= 0) {
      dialed.fresh().prepare();
      return;
    }
    AtomicBoolean late = new AtomicBoolean();
    Scheduler.Timer timer =
        owner.later(
            limit,
            () -> {
              late.set(true);
              closeQuietly(dialed.socket());
            });
    try {
      dialed.fresh().prepare();
    } catch (IOException e) {
      throw late.get() ? new AttemptException(FailureKind.TLS_HANDSHAKE_TIMEOUT, null, e) : e;
    } finally {
      timer.cancel();
    }
  }

  /// Closes a socket for which there is no use.
  static void closeQuietly(CountingSocket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is gone either way, and its close has been reported.
    }
  }

  /// What a dial tells and asks. Safe for use by any thread.
  interface Owner {
    /// Whether a dial, whose thread runs by now, should still be made; if not, its permit goes on.
    boolean mayBegin(GoWant want);

    /// The connection that a dial is about to make.
    FreshConnection fresh(GoWant want, TracedConnection traced, CountingSocket socket);

    /// From now on a dial can be aborted; at once if it should have been already.
    void underWay(GoCall call, CountingSocket socket);

    /// From now on it is too late to abort a dial.
    void returned(GoCall call, CountingSocket socket);

    /// Does a part of a dial on a thread of its own.
    void beside(Runnable part);

    /// Runs something after a while, unless it is cancelled.
    Scheduler.Timer later(long nanos, Runnable task);

    /// A dial failed: its permit goes on, and its request fails unless it has a connection by now.
    void failed(GoWant want, IOException error);

    /// An error of the program ended a dial.
    void brokeOff(GoWant want);

    /// A dial's thread has nothing left to do.
    void threadEnds();
  }
}
