package dev.poolscope.run;

/// Whether the rounds of a warm-up have come to rest: twice in a row a group of them was not faster
/// than the fastest before by more than a tenth.
///
/// Threading: confined to one thread.
final class Steadiness {
  /// Enough to contain every kind of round several times.
  static final int GROUP = 40;

  /// No group before this one counts: the just-in-time compiler has hardly begun.
  private static final int FIRST_GROUP = 4;

  private static final double FASTER = 0.9;

  private int rounds;
  private int groups;
  private int notFaster;
  private long groupNanos;
  private long fastestNanos = Long.MAX_VALUE;

  /// A round took this long.
  void round(long nanos) {
    groupNanos += nanos;
    if (++rounds % GROUP == 0) {
      boolean faster = groupNanos < fastestNanos * FASTER;
      notFaster = faster || groups < FIRST_GROUP ? 0 : notFaster + 1;
      fastestNanos = Math.min(fastestNanos, groupNanos);
      groupNanos = 0;
      groups++;
    }
  }

  boolean isReached() {
    return notFaster >= 2;
  }
}
