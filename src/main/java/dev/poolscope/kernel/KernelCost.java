package dev.poolscope.kernel;

/// What it cost to read the operating system's socket table during a run.
///
/// @param source where it was read: `netlink`, `procfs` or `oshi`; `none` before the run
/// @param samples how many readings there were
/// @param failures how many readings the operating system refused; they left no sample
/// @param lastFailure what the operating system said to the last of those; empty when there is none
/// @param cpuSeconds processor time of all readings
/// @param longestGapSeconds the longest time chosen between two readings: 0.1 s, more where a
///   reading costs more than 0.8 ms
public record KernelCost(
    String source,
    long samples,
    long failures,
    String lastFailure,
    double cpuSeconds,
    double longestGapSeconds) {
  /// Before anything was read.
  public static final KernelCost NONE = new KernelCost("none", 0, 0, "", 0, 0);
}
