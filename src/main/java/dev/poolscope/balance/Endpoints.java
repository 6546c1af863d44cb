package dev.poolscope.balance;

import java.util.List;

/// The endpoints of a balancer. They may change while leases are out.
///
/// Threading: safe for use by any thread, under the balancer's lock.
public interface Endpoints {
  /// Lets an endpoint join as the last one. One that left and joins again starts anew: leases taken
  /// before do not count for it. With slow start it warms up from now on.
  ///
  /// @param weight its share where the rule has weights, 1 to 1,000,000
  /// @param nowNanos the ticker reading
  /// @throws IllegalArgumentException if the name is taken or the weight out of range
  void add(String name, int weight, long nowNanos);

  /// Lets an endpoint leave. Leases on it stay valid.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  void remove(String name);

  /// Takes an endpoint out of the choice, though it remains a member. Leases on it stay valid.
  /// Without effect if it is drained already.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  void drain(String name);

  /// Puts a drained endpoint back into the choice. With slow start it warms up from now on. Without
  /// effect if it is not drained.
  ///
  /// @param nowNanos the ticker reading
  /// @throws IllegalArgumentException if there is none of that name
  void restore(String name, long nowNanos);

  /// All endpoints in the order in which they joined, as one consistent state.
  List<EndpointStatus> status();
}
