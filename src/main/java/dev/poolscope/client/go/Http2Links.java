package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.http2.FramingThreads;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.Http2Pool;
import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The HTTP/2 connections of the `go` rules, and the requests on their streams.
///
/// Threading: safe for use by any thread; state is guarded by the lock of [GuardedPool].
final class Http2Links implements Http2Link.Owner, Http2Exchange.Owner {
  private final ClientContext context;
  private final GuardedPool pool;
  private final Owner owner;
  private final Http2Repeats repeats;
  private final Http2Pool<Http2Link> streams;
  private final Set<Http2Link> open = new HashSet<>();
  private final FramingThreads threads = new FramingThreads();
  private boolean ending;

  Http2Links(
      ClientContext context, GuardedPool pool, Owner owner, GoLimits limits, GoRelease release) {
    this.context = context;
    this.pool = pool;
    this.owner = owner;
    this.repeats = new Http2Repeats(pool, owner);
    this.streams = new Http2Pool<>(limits, release);
  }

  /// Sends a request on a connection that has room. Under the lock.
  ///
  /// @return false if there is none
  boolean serve(GoCall call, Effects effects) {
    Http2Link link = streams.isEmpty() ? null : streams.take(call.key(), pool.now());
    if (link == null) {
      return false;
    }
    boolean reused = link.isReused();
    context
        .events()
        .publish(new PoolEvent.ConnectionAcquired(link.host(), link.id(), call.number(), reused));
    Http2Exchange exchange = new Http2Exchange(call, link, this);
    call.exchange = exchange;
    link.exchanges.add(exchange);
    effects.add(() -> context.threads().start(exchange));
    return true;
  }

  /// A dial found HTTP/2, so a request may look for a connection again. If there is none with room
  /// it has to dial. Under the lock.
  void given(GoWant want, Slot entry, GoTransportPool<GoWant, Slot> machine, Effects effects) {
    machine.take(want);
    GoCall call = want.call();
    call.want = null;
    call.repeats = 0;
    if (!serve(call, effects)) {
      pool.carryOut(machine.foundNoRoom(entry), effects);
      owner.queue(call, machine, effects);
    }
  }

  /// The connection that a dial is about to make.
  ///
  /// @param tls makes the handshake; null speaks HTTP/2 without TLS, by prior knowledge
  FreshConnection fresh(
      GoWant want,
      Slot.Owner slots,
      TracedConnection traced,
      CountingSocket socket,
      @Nullable TlsDial tls) {
    Http2Entry entry = new Http2Entry(slots, want.key(), traced, socket);
    Http2Link link = new Http2Link(this, want.key(), traced, socket);
    return new FreshConnection() {
      private Socket over = socket;

      @Override
      public void prepare() throws IOException {
        if (tls != null) {
          over = link.shakeHands(tls);
        }
      }

      @Override
      public void serve() {
        link.protocolChosen(tls == null ? "h2c" : "h2");
        pool.step((machine, effects) -> dialed(want, entry, link, over, machine, effects));
      }
    };
  }

  private void dialed(
      GoWant want,
      Slot entry,
      Http2Link link,
      Socket over,
      GoTransportPool<GoWant, Slot> machine,
      Effects effects) {
    open.add(link);
    if (ending) {
      close(link, CloseReason.RUN_ENDED, effects);
    } else if (streams.add(link, pool.now())) {
      effects.add(() -> link.framing().begin(over, link.key().host(), threads));
      armIdleTimer(link);
    } else {
      close(link, CloseReason.H2_DIAL_DISCARDED, effects);
    }
    pool.carryOut(machine.dialSucceeded(want, entry, pool.now()), effects);
  }

  @Override
  public void written(Http2Exchange exchange) {
    pool.step(
        (_, effects) -> {
          if (exchange.released) {
            return;
          }
          GoCall call = exchange.call();
          exchange.written = true;
          publish(new PoolEvent.RequestSent(call.host(), exchange.link().id(), call.number()));
          if (exchange.headers) {
            publishFirstByte(exchange);
          } else if (call.settings().responseHeaderTimeoutNanos() > 0) {
            pool.later(call.settings().responseHeaderTimeoutNanos(), () -> headersAreDue(exchange));
          }
          if (exchange.ended) {
            release(exchange, effects);
          }
        });
  }

  @Override
  public void headersArrived(Http2Exchange exchange) {
    pool.step(
        (_, _) -> {
          if (!exchange.headers && !exchange.released) {
            exchange.headers = true;
            if (exchange.written) {
              publishFirstByte(exchange);
            }
          }
        });
  }

  @Override
  public void ended(Http2Exchange exchange) {
    pool.step(
        (_, effects) -> {
          exchange.ended = true;
          if (exchange.written) {
            release(exchange, effects);
          }
        });
  }

  @Override
  public void over(Http2Exchange exchange) {
    pool.step((_, effects) -> stop(exchange, effects));
  }

  @Override
  public boolean repeat(Http2Exchange exchange, IOException failure) {
    return repeats.repeat(exchange.call(), exchange.link(), failure);
  }

  /// A request was cancelled; ends what it does here. Under the lock.
  void cancel(GoCall call, FailureKind kind, Effects effects) {
    Http2Exchange exchange = call.exchange;
    if (exchange != null) {
      stop(exchange, effects);
    }
    repeats.cancel(call, kind, effects);
  }

  private void headersAreDue(Http2Exchange exchange) {
    pool.step(
        (_, effects) -> {
          if (!exchange.headers && !exchange.released) {
            effects.add(exchange::headersTimedOut);
            release(exchange, effects);
          }
        });
  }

  @Override
  public void settings(Http2Link link, int maxStreams) {
    pool.step((_, _) -> streams.settings(link, maxStreams));
  }

  @Override
  public void goAway(Http2Link link) {
    pool.step((_, _) -> streams.goAway(link));
  }

  @Override
  public CloseReason closing(Http2Link link) {
    CloseReason[] reason = new CloseReason[1];
    pool.step(
        (_, effects) -> {
          if (link.reason == null) {
            link.reason = whyClosed(link);
          }
          reason[0] = link.reason;
          streams.ended(link);
          for (Http2Exchange exchange : List.copyOf(link.exchanges)) {
            release(exchange, effects);
          }
        });
    return reason[0];
  }

  private CloseReason whyClosed(Http2Link link) {
    if (ending) {
      return CloseReason.RUN_ENDED;
    }
    if (!open.contains(link)) {
      return CloseReason.REQUEST_CANCELLED;
    }
    if (link.isGoneAway()) {
      return CloseReason.GOAWAY;
    }
    if (link.exchanges.isEmpty()) {
      return CloseReason.SERVER_CLOSED;
    }
    return link.isPeerClosed() ? CloseReason.SERVER_CLOSED_IN_USE : CloseReason.IO_ERROR;
  }

  @Override
  public void closed(Http2Link link) {
    pool.step(
        (_, _) -> {
          open.remove(link);
          if (link.idleTimer != null) {
            link.idleTimer.cancel();
          }
          pool.signalQuieter();
        });
  }

  /// Puts other limits in force.
  void setLimits(GoLimits limits) {
    pool.step(
        (_, effects) -> {
          streams.setLimits(limits);
          if (limits.disableKeepAlives()) {
            closeIdle(CloseReason.KEEPALIVE_DISABLED, effects);
          }
          for (Http2Link link : open) {
            if (link.idleTimer != null) {
              link.idleTimer.cancel();
              link.idleTimer = null;
            }
            armIdleTimer(link);
          }
        });
  }

  /// Closes the connections without streams.
  void closeIdle() {
    pool.step((_, effects) -> closeIdle(CloseReason.CLOSE_IDLE_CALLED, effects));
  }

  private void closeIdle(CloseReason reason, Effects effects) {
    streams.takeIdle().forEach(link -> close(link, reason, effects));
  }

  /// Closes an open connection by hand; the requests on it fail.
  ///
  /// @return whether it was open
  boolean closeByHand(long connection) {
    boolean[] wasOpen = new boolean[1];
    pool.step(
        (_, effects) ->
            open.stream()
                .filter(link -> link.id() == connection && link.reason == null)
                .findFirst()
                .ifPresent(
                    link -> {
                      wasOpen[0] = true;
                      link.exchanges.forEach(e -> e.call().cutOff(FailureKind.CLOSED_BY_HAND));
                      close(link, CloseReason.CLOSED_BY_HAND, effects);
                    }));
    return wasOpen[0];
  }

  /// Closes all connections. Under the lock; the requests on them must be cancelled by then.
  void endRun(Effects effects) {
    ending = true;
    open.forEach(link -> close(link, CloseReason.RUN_ENDED, effects));
  }

  /// Whether no connection is open. Under the lock.
  boolean isQuiet() {
    return open.isEmpty();
  }

  /// Lets go of the threads that read, once it is quiet.
  void shutdown() {
    threads.shutdown();
  }

  private void close(Http2Link link, CloseReason reason, Effects effects) {
    if (link.reason == null) {
      link.reason = reason;
    }
    streams.ended(link);
    effects.add(link::close);
  }

  private void stop(Http2Exchange exchange, Effects effects) {
    if (release(exchange, effects)) {
      effects.add(exchange::reset);
    }
  }

  /// Books that a request no longer holds its connection; false if it already did not.
  private boolean release(Http2Exchange exchange, Effects effects) {
    if (exchange.released) {
      return false;
    }
    Http2Link link = exchange.link();
    exchange.released = true;
    exchange.call().exchange = null;
    link.exchanges.remove(exchange);
    publish(new PoolEvent.ConnectionReleased(link.host(), link.id(), exchange.call().number()));
    CloseReason reason = streams.streamOver(link, pool.now());
    if (reason != null) {
      close(link, reason, effects);
    } else {
      armIdleTimer(link);
    }
    return true;
  }

  /// One timer runs for a connection however often its last stream ends: when it fires too early,
  /// it is set again for what is left.
  private void armIdleTimer(Http2Link link) {
    long deadline = streams.idleDeadline(link);
    if (deadline != 0 && link.idleTimer == null) {
      link.idleTimer = pool.at(deadline, () -> pool.step((_, e) -> idleTimerFired(link, e)));
    }
  }

  private void idleTimerFired(Http2Link link, Effects effects) {
    link.idleTimer = null;
    if (streams.idleTimerFired(link, pool.now())) {
      close(link, CloseReason.IDLE_TIMEOUT, effects);
    } else {
      armIdleTimer(link);
    }
  }

  private void publishFirstByte(Http2Exchange exchange) {
    GoCall call = exchange.call();
    publish(new PoolEvent.FirstByte(call.host(), exchange.link().id(), call.number()));
  }

  private void publish(PoolEvent event) {
    context.events().publish(event);
  }

  /// What it asks of the connections of its client.
  interface Owner extends GoCall.Owner {
    /// Queues a request for a connection to be dialed or returned. Under the lock.
    void queue(GoCall call, GoTransportPool<GoWant, Slot> machine, Effects effects);
  }
}
