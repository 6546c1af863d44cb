package dev.poolscope.load;

import java.util.concurrent.atomic.AtomicInteger;

/// Deals the requests of one load to the clients of a run: each gets the next in its turn.
///
/// Threading: safe for use by any thread.
public final class Turns {
  private final int instances;
  private final AtomicInteger next;

  /// Turns among some clients.
  ///
  /// @param instances how many there are, from 1
  /// @param first how many of them to pass over at first: several loads that send at the same
  ///   moments do not all begin with the same client
  public Turns(int instances, int first) {
    this.instances = instances;
    this.next = new AtomicInteger(first % instances);
  }

  /// Turns where there is one client.
  public static Turns ofOne() {
    return new Turns(1, 0);
  }

  /// Whose turn it is, from 1.
  int next() {
    return 1 + next.getAndUpdate(instance -> (instance + 1) % instances);
  }
}
