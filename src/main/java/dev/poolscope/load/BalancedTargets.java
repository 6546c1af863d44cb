package dev.poolscope.load;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.Endpoints;
import dev.poolscope.balance.Lease;
import dev.poolscope.balance.NoEndpointException;
import dev.poolscope.balance.Outcome;
import dev.poolscope.balance.PickContext;
import dev.poolscope.balance.PickPer;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.HostState;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.LiveCounts;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The targets that the balancer of one client picks from, and the leases on them. The host of a
/// request is picked at the moment it is sent; the lease ends once, with the request or the
/// connection.
///
/// Threading: safe for use by any thread. `lock` makes the order of the picks the order of their
/// events; it is not held while requests are sent.
public final class BalancedTargets {
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong released = new AtomicLong();
  private final LiveCounts counts = new LiveCounts();
  private final Balancer balancer;
  private final ClientIdentity identity;
  private final LeaseTerm term;
  private final Ticker ticker;

  /// The balancer of an experiment that has one.
  ///
  /// @param experiment as the client has it: its draws come from this seed
  /// @param bookedUnder the target that the connections of a target are booked under; another one
  ///   only where two targets are one host to the pool
  public BalancedTargets(
      Experiment experiment,
      ClientIdentity identity,
      UnaryOperator<String> bookedUnder,
      Ticker ticker) {
    this.identity = identity;
    this.ticker = ticker;
    balancer = Balancers.of(experiment, counts, bookedUnder);
    boolean perConnection = experiment.balancer().per() == PickPer.CONNECTION;
    term =
        perConnection ? new ConnectionTerm(this::release, ticker) : new RequestTerm(this::release);
    for (Target target : experiment.targets()) {
      if (target.state() == HostState.DRAINED) {
        balancer.endpoints().drain(target.name());
      }
    }
  }

  ClientIdentity identity() {
    return identity;
  }

  /// A sink for the events of its client that takes note of connections and passes everything on.
  public EventSink observing(EventSink events) {
    return event -> {
      counts.publish(event);
      if (event instanceof PoolEvent.ConnectionAcquired acquired) {
        term.connected(acquired.request(), acquired.connection());
      } else if (event instanceof PoolEvent.ConnectionClosed closed) {
        term.closed(closed.connection());
      }
      events.publish(event);
    };
  }

  /// Lets targets join, leave, drain or come back, as their changed states say.
  public void apply(Experiment before, Experiment changed) {
    for (Target target : changed.targets()) {
      apply(target, before.target(target.name()).state());
    }
  }

  private void apply(Target target, HostState before) {
    HostState after = target.state();
    if (after == before) {
      return;
    }
    Endpoints endpoints = balancer.endpoints();
    long nowNanos = ticker.nanos();
    switch (after) {
      case OUT -> endpoints.remove(target.name());
      case UP -> {
        if (before == HostState.OUT) {
          endpoints.add(target.name(), target.weight(), nowNanos);
        } else {
          endpoints.restore(target.name(), nowNanos);
        }
      }
      case DRAINED -> {
        if (before == HostState.OUT) {
          endpoints.add(target.name(), target.weight(), nowNanos);
        }
        endpoints.drain(target.name());
      }
    }
  }

  /// What does not hold after the end of a run, when every lease must have ended; empty if all is
  /// well.
  public String violation() {
    return taken.get() == released.get()
        ? ""
        : taken.get() + " leases were taken and " + released.get() + " released";
  }

  /// Picks the host of a request and sends it there.
  ///
  /// @param urls where the request goes by target
  void send(Arrival arrival, Map<String, URI> urls, LoadContext context) {
    PooledRequest request = routed(arrival, urls, context);
    if (request == null) {
      context.threads().execute(() -> failUnsent(arrival, context));
      return;
    }
    long sentNanos = ticker.nanos();
    context
        .client()
        .send(
            request,
            outcome -> {
              long nowNanos = ticker.nanos();
              term.ended(request, outcomeOf(outcome, nowNanos - sentNanos), nowNanos);
              arrival.whenEnded().accept(outcome);
            });
  }

  private @Nullable PooledRequest routed(
      Arrival arrival, Map<String, URI> urls, LoadContext context) {
    PooledRequest draft = arrival.request();
    lock.lock();
    try {
      String kept = term.begin(draft);
      Lease lease = kept == null ? pick(draft) : null;
      String host = lease == null ? kept : lease.endpoint();
      URI url = host == null ? null : urls.get(host);
      PooledRequest request = host == null || url == null ? draft : draft.to(host, url);
      context.issue(request, arrival.intendedNanos());
      if (lease != null) {
        term.taken(request, lease);
        context.events().publish(Picks.event(request, lease.pick()));
      }
      return host == null ? null : request;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lease pick(PooledRequest request) {
    try {
      Lease lease =
          balancer.pick(new PickContext(ticker.nanos(), request.client(), request.number()));
      taken.incrementAndGet();
      return lease;
    } catch (NoEndpointException _) {
      return null;
    }
  }

  /// Ends a request that no host was there for. Not on the caller's thread, which a worker that
  /// goes on at once would never leave.
  private void failUnsent(Arrival arrival, LoadContext context) {
    PooledRequest request = arrival.request();
    context.events().publish(Picks.failure(request));
    term.ended(request, Outcome.CANCELLED, ticker.nanos());
    arrival.whenEnded().accept(Picks.NO_HOST);
  }

  private void release(Lease lease, Outcome outcome, long nowNanos) {
    released.incrementAndGet();
    lease.release(outcome, nowNanos);
  }

  /// What the end of a request says about its host. A status below 500 is an answer; that the run
  /// ended, the user closed a connection or this machine had no room says nothing.
  private static Outcome outcomeOf(CallOutcome outcome, long latencyNanos) {
    Outcome answered = Outcome.succeeded(Math.max(0, latencyNanos));
    return switch (outcome) {
      case CallOutcome.Completed _ -> answered;
      case CallOutcome.Failed failed ->
          switch (failed.kind()) {
            case STATUS -> failed.status() < 500 ? answered : Outcome.FAILED;
            case RUN_ENDED, CLOSED_BY_HAND, LOCAL_LIMIT, DIAL_ABORTED, NO_HOST -> Outcome.CANCELLED;
            default -> Outcome.FAILED;
          };
    };
  }
}
