package dev.poolscope.trace;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;

/// The running counts of one host, the mutable twin of [HostCounts].
///
/// Threading: guarded by the lock of its [PoolLedger].
final class HostTally {
  static {
    // Asked for at the end of a run, when no file descriptor may be left to load its class by.
    new HostTally().counts();
  }

  int dialing;
  int active;
  int idle;
  int waiting;
  long opened;
  long closed;
  long dialsStarted;
  long dialsFailed;
  long neverUsed;
  long reusedCarried;
  long reusedMarked;
  long issued;
  long ok;
  long failed;
  long retries;
  long dropped;
  KernelCounts kernel = KernelCounts.UNKNOWN;

  boolean holds() {
    return dialing >= 0
        && active >= 0
        && idle >= 0
        && waiting >= 0
        && opened - closed == active + idle
        && dialsStarted - dialsFailed - opened == dialing
        && ok + failed <= issued;
  }

  HostCounts counts() {
    return new HostCounts(
        dialing,
        active,
        idle,
        waiting,
        opened,
        closed,
        dialsStarted,
        dialsFailed,
        neverUsed,
        reusedCarried,
        reusedMarked,
        issued,
        ok,
        failed,
        retries,
        dropped,
        kernel);
  }
}
