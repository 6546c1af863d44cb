package dev.poolscope.model;

/// The operating system's count of client sockets to one host by TCP state; -1 where unknown.
public record KernelCounts(int established, int timeWait, int closeWait) {
  /// Nothing is known (yet).
  public static final KernelCounts UNKNOWN = new KernelCounts(-1, -1, -1);
}
