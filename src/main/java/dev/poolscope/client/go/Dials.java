package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.PoolAction;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The dials of the `go` rules, from the moment the pool asks for them until their connections are
/// closed: the thread that dials goes on to carry out the connection's exchanges.
///
/// Dials that requests ask for are begun behind the requests that are due together, and none goes
/// on before all have begun: in Go, what is ready to run comes before the network, so the dials of
/// a burst are all under way before the first of them can end. Each asks whether it is still wanted
/// when its own thread runs, as in Go: where the machine is behind, most are not by then.
///
/// Threading: safe for use by any thread; state is guarded by the lock of [GuardedPool], the dials
/// that have not begun by this.
final class Dials implements GoDial.Owner {
  private final ClientContext context;
  private final GuardedPool pool;
  private final Owner owner;
  private final Dialer dialer;
  private final Set<CountingSocket> dialing = new HashSet<>();
  private int threads;
  private boolean noMore;
  private boolean abortsAll;

  private List<PoolAction.StartDial<GoWant, Slot>> asked = new ArrayList<>();
  private final Deque<PoolAction.StartDial<GoWant, Slot>> passedOn = new ArrayDeque<>();

  /// Whether a thread begins the dials that were passed on.
  private boolean beginning;

  Dials(ClientContext context, GuardedPool pool, Owner owner, Dialer dialer) {
    this.context = context;
    this.pool = pool;
    this.owner = owner;
    this.dialer = dialer;
  }

  /// A request asks for a dial.
  void ask(PoolAction.StartDial<GoWant, Slot> dial) {
    boolean first;
    synchronized (this) {
      asked.add(dial);
      first = asked.size() == 1;
    }
    if (first) {
      context.scheduler().at(context.ticker().nanos(), this::beginAsked);
    }
  }

  /// Begins a dial at once, for a permit that was passed on. A dial that is not wanted any more
  /// passes its permit on in turn; that is a loop here, however many there are.
  void begin(PoolAction.StartDial<GoWant, Slot> dial) {
    synchronized (this) {
      passedOn.add(dial);
      if (beginning) {
        return;
      }
      beginning = true;
    }
    PoolAction.StartDial<GoWant, Slot> next;
    while ((next = nextPassedOn()) != null) {
      beginAll(List.of(next));
    }
  }

  private synchronized PoolAction.@Nullable StartDial<GoWant, Slot> nextPassedOn() {
    PoolAction.StartDial<GoWant, Slot> next = passedOn.poll();
    beginning = next != null;
    return next;
  }

  private void beginAsked() {
    List<PoolAction.StartDial<GoWant, Slot>> taken;
    synchronized (this) {
      taken = asked;
      asked = new ArrayList<>();
    }
    beginAll(taken);
  }

  private void beginAll(List<PoolAction.StartDial<GoWant, Slot>> starting) {
    pool.step((_, _) -> threads += starting.size());
    CountDownLatch toBegin = new CountDownLatch(starting.size());
    for (PoolAction.StartDial<GoWant, Slot> start : starting) {
      context.threads().start(new GoDial(start, toBegin, this, dialer));
    }
  }

  @Override
  public boolean mayBegin(GoWant want) {
    boolean[] may = new boolean[1];
    pool.step(
        (machine, effects) -> {
          may[0] = !noMore && machine.dialIsWanted(want);
          if (!may[0]) {
            pool.carryOut(machine.dialSkipped(want), effects);
          }
        });
    return may[0];
  }

  /// From now on no dial begins any more.
  void noMore() {
    pool.step((_, _) -> noMore = true);
  }

  /// Aborts all that are under way. Under the lock.
  void abortAll(Effects effects) {
    abortsAll = true;
    dialing.forEach(socket -> effects.add(() -> GoDial.closeQuietly(socket)));
  }

  /// Aborts the dials begun on behalf of a request. Under the lock.
  void abort(GoCall call, Effects effects) {
    call.dials.forEach(socket -> effects.add(() -> GoDial.closeQuietly(socket)));
  }

  /// Whether no thread dials, or serves a connection that it has dialed. Under the lock.
  boolean areOver() {
    return threads == 0;
  }

  @Override
  public FreshConnection fresh(GoWant want, TracedConnection traced, CountingSocket socket) {
    return owner.fresh(want, traced, socket);
  }

  @Override
  public void underWay(GoCall call, CountingSocket socket) {
    pool.step(
        (_, effects) -> {
          dialing.add(socket);
          call.dials.add(socket);
          if (call.scopeEnded || abortsAll) {
            effects.add(() -> GoDial.closeQuietly(socket));
          }
        });
  }

  @Override
  public void returned(GoCall call, CountingSocket socket) {
    pool.step(
        (_, _) -> {
          dialing.remove(socket);
          call.dials.remove(socket);
        });
  }

  @Override
  public void beside(Runnable part) {
    pool.step((_, _) -> threads++);
    context
        .threads()
        .start(
            () -> {
              try {
                part.run();
              } finally {
                threadEnds();
              }
            });
  }

  @Override
  public Scheduler.Timer later(long nanos, Runnable task) {
    return pool.later(nanos, task);
  }

  @Override
  public void brokeOff(GoWant want) {
    owner.cancel(want.call(), FailureKind.OTHER, FailureKind.OTHER);
  }

  @Override
  public void failed(GoWant want, IOException error) {
    pool.step(
        (machine, effects) -> {
          List<PoolAction<GoWant, Slot>> actions = new ArrayList<>(machine.dialFailed(want));
          if (actions.removeIf(PoolAction.Fail.class::isInstance)) {
            want.call().want = null;
            effects.add(() -> want.call().fail(error));
          }
          pool.carryOut(actions, effects);
        });
  }

  @Override
  public void threadEnds() {
    pool.step(
        (_, _) -> {
          threads--;
          pool.signalQuieter();
        });
  }

  /// What dials ask of the connections of their client. Safe for use by any thread.
  interface Owner extends GoCall.Owner {
    /// The connection that a dial is about to make.
    FreshConnection fresh(GoWant want, TracedConnection traced, CountingSocket socket);
  }
}
