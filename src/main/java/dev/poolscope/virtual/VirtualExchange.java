package dev.poolscope.virtual;

import dev.poolscope.client.Outcomes;
import dev.poolscope.client.go.GoSettings;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.VirtualTime;

/// One request over one connection in virtual time: what the server does with it, what its caller
/// does with the response, and what follows for the connection (Go pool reference, sections 7 and
/// 10 to 12).
///
/// Threading: confined to one thread.
final class VirtualExchange {
  /// How much of a body Go reads on after its caller has closed it, and for how long.
  private static final long DRAINED_BYTES = 256 << 10;

  private static final long DRAIN_NANOS = 50_000_000;

  private final VirtualPool pool;
  private final VirtualTime time;
  private final VirtualLane lane;
  private final VirtualCall call;
  private final GoSettings settings;
  private final Sample sample;
  private final long ordinal;

  private VirtualExchange(VirtualPool pool, VirtualLane lane, VirtualCall call) {
    this.pool = pool;
    this.time = pool.world().time;
    this.lane = lane;
    this.call = call;
    this.settings = call.settings;
    this.ordinal = ++lane.requestsServed;
    this.sample = lane.server.next(lane.accepted, ordinal);
  }

  /// Begins the exchange of a call that has just been given a connection.
  static void begin(VirtualPool pool, VirtualLane lane, VirtualCall call) {
    lane.answered = false;
    pool.publish(new PoolEvent.RequestSent(lane.host, lane.id(), call.number()));
    if (lane.peerClosed) {
      peerClosed(pool, lane);
      return;
    }
    new VirtualExchange(pool, lane, call).begin();
  }

  /// The server has ended the connection that a call holds.
  static void peerClosed(VirtualPool pool, VirtualLane lane) {
    broken(pool, lane, FailureKind.EOF);
  }

  /// The connection broke: before the first byte of a response the request may be sent again.
  private static void broken(VirtualPool pool, VirtualLane lane, FailureKind kind) {
    VirtualCall call = lane.user;
    if (call == null) {
      return;
    }
    lane.cancelTimers();
    boolean again = !lane.answered && !call.ended && lane.isReused() && call.request.isReplayable();
    pool.end(lane, lane.answered ? CloseReason.IO_ERROR : CloseReason.SERVER_CLOSED_IN_USE);
    if (again) {
      pool.publish(
          new PoolEvent.RequestRetried(call.host(), call.lastConnection, call.number(), kind, ""));
      pool.ask(call);
    } else {
      pool.fail(call, kind, 0, 0);
    }
  }

  private void begin() {
    long limit = settings.responseHeaderTimeoutNanos();
    if (limit > 0) {
      lane.headerTimer = time.at(time.nanos() + limit, this::headersAreLate);
    }
    if (sample.stall().isForever()) {
      return;
    }
    long delay = lane.server.delayNanos(sample.delay(), lane.accepted);
    long answer = pool.world().costs.exchangeNanos() + delay + sample.stall().length().toNanos();
    after(answer, this::answer);
  }

  private void after(long nanos, Runnable step) {
    lane.next = time.at(time.nanos() + nanos, step);
  }

  private void headersAreLate() {
    if (lane.user == call && !lane.answered) {
      lane.cancelTimers();
      pool.end(lane, CloseReason.RESPONSE_HEADER_TIMEOUT);
      pool.fail(call, FailureKind.HEADER_TIMEOUT, 0, 0);
    }
  }

  private void answer() {
    if (sample.hangUp() || sample.reset() == ResetPoint.BEFORE_HEADERS) {
      lane.peerClosed = true;
      pool.publish(new PoolEvent.PeerClosed(lane.host, lane.id()));
      broken(pool, lane, sample.hangUp() ? FailureKind.EOF : FailureKind.RESET);
      return;
    }
    lane.answered = true;
    VirtualLane.cancel(lane.headerTimer);
    pool.publish(new PoolEvent.FirstByte(lane.host, lane.id(), call.number()));
    if (sample.reset() != ResetPoint.NONE) {
      lane.peerClosed = true;
      pool.publish(new PoolEvent.PeerClosed(lane.host, lane.id()));
      broken(pool, lane, FailureKind.RESET);
    } else if (hasBody()) {
      body();
    } else {
      complete(0);
    }
  }

  private boolean hasBody() {
    return sample.hasBody() && sample.bodyBytes() > 0 && !call.request.method().equals("HEAD");
  }

  private void body() {
    long takes = sample.bodyDuration().toNanos();
    switch (settings.body()) {
      case FULL -> {
        if (takes == 0) {
          complete(sample.bodyBytes());
        } else {
          after(takes, () -> complete(sample.bodyBytes()));
        }
      }
      case LEAVE -> pool.finish(call, Outcomes.of(sample.status(), 0));
      case PARTIAL, CLOSE -> closeEarly(takes);
    }
  }

  /// The caller closes the body before its end: Go reads on where it would read to the end, and
  /// closes the connection otherwise.
  private void closeEarly(long takesNanos) {
    boolean half = settings.body() == BodyHandling.PARTIAL;
    long read = half ? Math.max(1, sample.bodyBytes() / 2) : 0;
    long left = half ? takesNanos / 2 : takesNanos;
    boolean isKept =
        pool.readsOnAfterClose() && sample.bodyBytes() <= DRAINED_BYTES && left <= DRAIN_NANOS;
    Runnable close =
        () -> {
          VirtualLane held = lane;
          if (!isKept) {
            pool.end(held, CloseReason.BODY_NOT_DRAINED);
          }
          pool.finish(call, Outcomes.of(sample.status(), read));
          if (isKept) {
            after(left, this::release);
          }
        };
    if (half && takesNanos > 0) {
      after(takesNanos - left, close);
    } else {
      close.run();
    }
  }

  private void complete(long bytesIn) {
    release();
    pool.finish(call, Outcomes.of(sample.status(), bytesIn));
  }

  /// The whole response has been read: its connection goes back, or ends with it.
  private void release() {
    boolean isLast = sample.endsConnection(ordinal) || time.nanos() >= lane.agedNanos;
    if (settings.limits().disableKeepAlives()) {
      pool.end(lane, CloseReason.KEEPALIVE_DISABLED);
    } else if (isLast && sample.mode() == SampleMode.SILENT_CLOSE) {
      pool.giveBack(lane);
      time.at(time.nanos() + pool.world().costs.exchangeNanos() / 2, () -> pool.peerCloses(lane));
    } else if (isLast) {
      lane.peerClosed = true;
      pool.end(
          lane,
          sample.mode() == SampleMode.HTTP10
              ? CloseReason.HTTP10_NO_KEEP_ALIVE
              : CloseReason.CONNECTION_CLOSE_HEADER);
    } else {
      pool.giveBack(lane);
    }
  }
}
