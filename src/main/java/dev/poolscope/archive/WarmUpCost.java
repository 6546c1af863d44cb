package dev.poolscope.archive;

/// What the warm-up before a run took.
///
/// @param seconds how long it took
/// @param requests how many requests it sent to a server of its own
/// @param steady whether its requests had ceased to become faster, and where sustained load was
///   coming, whether the program's code had been compiled
/// @param muchLoad whether so much load was coming that it depends on compiled code
public record WarmUpCost(double seconds, long requests, boolean steady, boolean muchLoad) {
  /// Whether the first seconds of the run may show the program's own slowness.
  public boolean tooShort() {
    return muchLoad && !steady;
  }
}
