package dev.poolscope.timeline;

/// What each of a run's clients has to do with each host, numbered from 0: what all clients have to
/// do with the first host, then with the second, and so on. Where a run has one client, a part has
/// the number of its host.
///
/// @param hosts how many hosts there are
/// @param instances how many clients the run has, 1 or more
public record Parts(int hosts, int instances) {
  /// How many parts there are.
  public int count() {
    return hosts * instances;
  }

  /// The number of a part.
  ///
  /// @param host by its place in [Recording#hosts]
  /// @param instance the client's number, from 1
  public int part(int host, int instance) {
    return host * instances + instance - 1;
  }

  /// The host of a part, by its place in [Recording#hosts].
  public int host(int part) {
    return part / instances;
  }

  /// The client of a part, from 1.
  public int instance(int part) {
    return part % instances + 1;
  }
}
