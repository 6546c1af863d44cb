package dev.poolscope.virtual;

/// What a network and a server without delays take in virtual time. The defaults are those of a
/// loopback interface; whatever they are, the delays of an experiment come on top.
///
/// @param dialNanos how long a dial takes that succeeds or is refused
/// @param exchangeNanos how long a request takes that the server answers at once, half of it on the
///   way there
public record VirtualCosts(long dialNanos, long exchangeNanos) {
  /// Those of a loopback interface.
  public static final VirtualCosts LOOPBACK = new VirtualCosts(200_000, 100_000);
}
