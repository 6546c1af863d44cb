package dev.poolscope.virtual;

import dev.poolscope.experiment.Dial;
import dev.poolscope.experiment.Listening;
import dev.poolscope.model.FailureKind;
import dev.poolscope.time.Scheduler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The dials of one client in virtual time, with the faults that the transport and the target ask
/// for: their delays add up, and either can refuse.
///
/// Threading: confined to one thread.
final class VirtualDialer {
  private final VirtualWorld world;
  private Dial faults;
  private long dials;

  VirtualDialer(VirtualWorld world, Dial faults) {
    this.world = world;
    this.faults = faults;
  }

  /// Puts other faults of the transport in force.
  void become(Dial changed) {
    faults = changed;
  }

  /// Begins a dial.
  ///
  /// @param timeoutNanos how long it may take, 0 = for ever
  /// @param whenOpened called when it has succeeded, unless it was aborted
  /// @param whenFailed told how it failed
  Dialing begin(
      VirtualServer server,
      long timeoutNanos,
      Runnable whenOpened,
      Consumer<FailureKind> whenFailed) {
    Dial own = server.target().dial();
    long dial = ++dials;
    boolean refused = server.refuses() || isRefused(faults, dial) || isRefused(own, dial);
    boolean silent =
        !refused
            && (faults.blackHole()
                || own.blackHole()
                || server.sample().listening() == Listening.BLACK_HOLE);
    long takes = world.costs.dialNanos() + faults.delay().toNanos() + own.delay().toNanos();
    long now = world.time.nanos();
    Dialing dialing = new Dialing(whenFailed);
    if (timeoutNanos > 0 && (silent || takes > timeoutNanos)) {
      dialing.end =
          world.time.at(now + timeoutNanos, () -> whenFailed.accept(FailureKind.DIAL_TIMEOUT));
    } else if (!silent) {
      dialing.end =
          world.time.at(
              now + takes, refused ? () -> whenFailed.accept(FailureKind.REFUSED) : whenOpened);
    }
    return dialing;
  }

  private static boolean isRefused(Dial dial, long number) {
    return dial.refuseEvery() > 0 && number % dial.refuseEvery() == 0;
  }

  /// A dial that is under way.
  static final class Dialing {
    private final Consumer<FailureKind> whenFailed;
    private Scheduler.@Nullable Timer end;

    Dialing(Consumer<FailureKind> whenFailed) {
      this.whenFailed = whenFailed;
    }

    /// Breaks it off.
    void abort(FailureKind kind) {
      VirtualLane.cancel(end);
      whenFailed.accept(kind);
    }
  }
}
