package dev.poolscope.client.go;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// The exchanges on one connection, carried out one after the other by the connection's own thread.
///
/// To OkHttp they are one call that lasts as long as the connection: an application interceptor may
/// proceed as often as it likes, and between two exchanges OkHttp keeps the connection for the
/// call. So OkHttp's pool neither looks for it nor cleans up behind it with each request, which
/// costs the more the more connections are open.
///
/// Threading: [#carryOut] and [#proceed] on the connection's thread, everything else on any.
final class Exchanges {
  private final Slot slot;
  private final Owner owner;
  private final Queue<GoWant> given = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  /// The attempt under way or made last.
  private volatile @Nullable Attempt current;

  Exchanges(Slot slot, Owner owner) {
    this.slot = slot;
    this.owner = owner;
  }

  /// Gives it the next want. Called under the lock of [GuardedPool], which has not closed the
  /// connection by then.
  void add(GoWant want) {
    given.add(want);
  }

  /// Lets the thread look for what it was given, or whether the connection is idle now.
  void wake() {
    Thread waiting = thread;
    if (waiting != null && waiting != Thread.currentThread()) {
      LockSupport.unpark(waiting);
    }
  }

  /// Lets the thread end as soon as it has nothing left that it was given.
  void end() {
    ended = true;
    wake();
  }

  /// Carries out exchanges until the connection has been closed.
  ///
  /// @param request any request to the connection's host
  void carryOut(Opener opener, Request request) {
    thread = Thread.currentThread();
    Call call = opener.open(request.newBuilder().tag(Slot.class, slot).build());
    try {
      call.execute().close();
    } catch (IOException _) {
      // The end of the connection, which was told by its socket.
    }
  }

  /// What the interceptor does within OkHttp's call.
  void proceed(Interceptor.Chain chain) {
    Interceptor.Chain own = chain.withSocketFactory(slot.factory());
    boolean more = true;
    while (more) {
      GoWant want = given.poll();
      if (want != null) {
        carryOut(want, own);
      } else if (ended) {
        more = !given.isEmpty();
      } else {
        slot.watchIfIdle();
        if (given.isEmpty() && !ended) {
          LockSupport.park(this);
        }
      }
    }
  }

  private void carryOut(GoWant want, Interceptor.Chain chain) {
    Attempt attempt = owner.take(want, slot);
    if (attempt != null) {
      current = attempt;
      try {
        want.call().carryOut(attempt, chain);
      } catch (RuntimeException | Error e) {
        // It has ended its own request; the connection's other requests must not fail with it.
        Thread self = Thread.currentThread();
        self.getUncaughtExceptionHandler().uncaughtException(self, e);
      }
    }
  }

  /// The attempt under way or made last, for what OkHttp tells of it.
  @Nullable Attempt current() {
    return current;
  }

  /// Makes OkHttp's call for a connection.
  @FunctionalInterface
  interface Opener {
    /// A call whose request carries its [Slot] as a tag.
    Call open(Request request);
  }

  /// What it asks of the connections of its client. Safe for use by any thread.
  @FunctionalInterface
  interface Owner {
    /// A connection is about to be used for what it was given.
    ///
    /// @return the attempt that holds it from now on, or null if its request no longer wants it
    @Nullable Attempt take(GoWant want, Slot slot);
  }
}
