package dev.poolscope.stats;

/// The operating system and the client count different numbers of open sockets to a host, at one
/// reading after the other.
///
/// @param firstNanos when that was found first, in nanoseconds since the start of the run
/// @param lastNanos when that was found last, without a reading between at which it was not so
/// @param readings how many readings these are
/// @param kernel the operating system's count at the first of them
/// @param least the client's at least while that was read
/// @param most the client's at most while that was read; -1 where others have sockets to the host
///   too
public record KernelDifference(
    long firstNanos, long lastNanos, int readings, int kernel, int least, int most) {
  /// For how long it has to be there to count. A peer's reset takes a socket from the operating
  /// system before the client's thread gets to see it, and that is soon over.
  static final long LEAST_NANOS = 1_000_000_000;

  /// Whether it lasted too long to be a moment in which a socket comes or goes.
  public boolean lasts() {
    return readings > 1 && lastNanos - firstNanos >= LEAST_NANOS;
  }

  /// Whether the operating system has more than the client, rather than fewer.
  public boolean kernelHasMore() {
    return kernel > least;
  }

  KernelDifference until(long nanos) {
    return new KernelDifference(firstNanos, nanos, readings + 1, kernel, least, most);
  }
}
