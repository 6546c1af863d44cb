package dev.poolscope.client.go;

import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.DialAbortedException;
import dev.poolscope.client.socket.DialTimeoutException;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The dial of one want as Go's net.Dialer makes it (net/dial.go: dialParallel, dialSerial,
/// partialDeadline): the addresses of one family one after the other, with the time shared among
/// those left; those of the other family 300 ms later beside them, or as soon as these have failed.
/// To the pool it is one dial; each address that is tried is a connection of its own in the trace.
///
/// Threading: [#dial] once, by the dial's thread; `over` and `running` are guarded by this.
final class AddressDials {
  private static final long FALLBACK_NANOS = 300_000_000;

  /// The least that an address gets, if there is so much.
  private static final long LEAST_NANOS = 2_000_000_000;

  private static final News FALLBACK_DUE = new News(false, null, null);

  private final GoWant want;
  private final GoDial.Owner owner;
  private final Dialer dialer;
  private final long limitNanos;
  private final long begunNanos;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final Set<Dialed> running = new HashSet<>(2);
  private boolean over;

  AddressDials(GoWant want, GoDial.Owner owner, Dialer dialer) {
    this.want = want;
    this.owner = owner;
    this.dialer = dialer;
    limitNanos = want.call().settings().dialTimeoutNanos();
    begunNanos = dialer.now();
  }

  /// How one family came out, or that it is time for the fallback.
  private record News(boolean primary, @Nullable Dialed dialed, @Nullable IOException error) {}

  /// A connection to one address, which can be aborted until its owner is told that its dial has
  /// returned.
  record Dialed(TracedConnection traced, CountingSocket socket, FreshConnection fresh) {
    /// Closes it, because another address of the host was first.
    void discard() {
      traced.ownedBy(() -> CloseReason.OTHER_ADDRESS_FIRST);
      GoDial.closeQuietly(socket);
    }
  }

  /// Dials until there is a connection.
  ///
  /// @param first tells of the first address; its start was told by the caller
  /// @throws IOException the first error, if no address gives a connection
  Dialed dial(TracedConnection first) throws IOException {
    List<InetSocketAddress> all = dialer.addresses(want.key());
    if (all.size() == 1) {
      return inTurn(first, all);
    }
    boolean firstIsIpv4 = isIpv4(all.getFirst());
    Map<Boolean, List<InetSocketAddress>> byFamily =
        all.stream().collect(Collectors.partitioningBy(one -> isIpv4(one) == firstIsIpv4));
    List<InetSocketAddress> primaries = byFamily.getOrDefault(true, List.of());
    List<InetSocketAddress> fallbacks = byFamily.getOrDefault(false, List.of());
    return fallbacks.isEmpty() ? inTurn(first, primaries) : race(first, primaries, fallbacks);
  }

  private static boolean isIpv4(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address;
  }

  /// @param begun tells of the first one; null if that is not begun yet
  private Dialed inTurn(@Nullable TracedConnection begun, List<InetSocketAddress> addresses)
      throws IOException {
    IOException firstError = null;
    for (int i = 0; i < addresses.size(); i++) {
      boolean begins = i == 0 && begun != null;
      long left = begins ? limitNanos : begunNanos + limitNanos - dialer.now();
      if (i > 0 && limitNanos > 0 && left <= 0) {
        break;
      }
      TracedConnection traced = i == 0 && begun != null ? begun : begin(i == 0);
      try {
        return dialOne(
            traced, addresses.get(i), limitNanos > 0 ? share(left, addresses.size() - i) : 0);
      } catch (DialAbortedException e) {
        throw e;
      } catch (IOException e) {
        firstError = firstError == null ? e : firstError;
      }
    }
    throw firstError == null ? new DialTimeoutException(limitNanos) : firstError;
  }

  private TracedConnection begin(boolean fallback) {
    DialCause cause = fallback ? DialCause.FALLBACK_ADDRESS : DialCause.NEXT_ADDRESS;
    TracedConnection traced = dialer.trace(want.key(), want.request(), cause);
    traced.dialStarted();
    return traced;
  }

  private static long share(long left, int addresses) {
    long each = left / addresses;
    return Math.max(1, each < LEAST_NANOS ? Math.min(left, LEAST_NANOS) : each);
  }

  private Dialed dialOne(TracedConnection traced, InetSocketAddress address, long timeoutNanos)
      throws IOException {
    CountingSocket socket;
    try {
      socket = dialer.socket(traced, want.key(), want.call().request().source());
    } catch (IOException e) {
      traced.dialFailed(e);
      throw e;
    }
    Dialed dialed = new Dialed(traced, socket, owner.fresh(want, traced, socket));
    owner.underWay(want.call(), socket);
    joins(dialed);
    IOException error = null;
    try {
      socket.dial(address, timeoutNanos);
    } catch (IOException e) {
      error = e;
    }
    leaves(dialed);
    if (error == null && !socket.isAborted()) {
      return dialed;
    }
    owner.returned(want.call(), socket);
    throw socket.isAborted() || error == null ? new DialAbortedException(error) : error;
  }

  private void joins(Dialed dialed) {
    boolean tooLate;
    synchronized (this) {
      running.add(dialed);
      tooLate = over;
    }
    if (tooLate) {
      dialed.discard();
    }
  }

  private synchronized void leaves(Dialed dialed) {
    running.remove(dialed);
  }

  private Dialed race(
      TracedConnection first, List<InetSocketAddress> primaries, List<InetSocketAddress> fallbacks)
      throws IOException {
    owner.beside(() -> run(true, first, primaries));
    Scheduler.Timer timer = owner.later(FALLBACK_NANOS, () -> news.add(FALLBACK_DUE));
    try {
      IOException ofPrimaries = null;
      boolean fallsBack = false;
      int failed = 0;
      while (true) {
        News next = take();
        Dialed won = next.dialed();
        if (won != null) {
          return won;
        }
        IOException error = next.error();
        if (error != null) {
          failed++;
          ofPrimaries = next.primary() ? error : ofPrimaries;
        }
        boolean wanted = !fallsBack && !(error instanceof DialAbortedException);
        if (wanted) {
          fallsBack = true;
          owner.beside(() -> run(false, null, fallbacks));
        }
        if (ofPrimaries != null && failed == (fallsBack ? 2 : 1)) {
          throw ofPrimaries;
        }
      }
    } finally {
      timer.cancel();
      end();
    }
  }

  /// Tries one family, and tells how it came out; nobody is left to use a connection that comes
  /// when the other family has one.
  private void run(
      boolean primary, @Nullable TracedConnection begun, List<InetSocketAddress> addresses) {
    News outcome = new News(primary, null, new IOException("an error of the program"));
    try {
      outcome = new News(primary, inTurn(begun, addresses), null);
    } catch (IOException e) {
      outcome = new News(primary, null, e);
    } finally {
      tell(outcome);
    }
  }

  private void tell(News outcome) {
    synchronized (this) {
      if (!over) {
        news.add(outcome);
        return;
      }
    }
    discard(outcome);
  }

  private News take() {
    while (true) {
      try {
        return news.take();
      } catch (InterruptedException _) {
        // Nobody interrupts a dial; it ends with its sockets.
      }
    }
  }

  private void end() {
    Set<Dialed> left;
    synchronized (this) {
      over = true;
      left = Set.copyOf(running);
    }
    left.forEach(Dialed::discard);
    news.forEach(this::discard);
  }

  private void discard(News outcome) {
    Dialed dialed = outcome.dialed();
    if (dialed != null) {
      dialed.discard();
      owner.returned(want.call(), dialed.socket());
    }
  }
}
