package dev.poolscope.balance;

/// A gradual start for endpoints that join, or come back from a drain or an ejection. Those that
/// were there from the beginning do not warm up. Rules that follow weights see the weight times the
/// factor; for the others a warming endpoint is a candidate with the factor as its probability (one
/// draw each), unless no candidate would remain.
///
/// Source: balancer reference, Envoy.
///
/// @param windowNanos how long it lasts, positive
/// @param aggression 1 = linear; more = faster at first; positive
/// @param minWeight the least factor, 0 to 1
public record SlowStart(long windowNanos, double aggression, double minWeight) {
  /// Refuses values out of range.
  public SlowStart {
    Ranges.checkPositive("windowNanos", windowNanos);
    Ranges.check("aggression", aggression, 0.001, 1000);
    Ranges.check("minWeight", minWeight, 0, 1);
  }

  /// Linear from a tenth.
  public static SlowStart linear(long windowNanos) {
    return new SlowStart(windowNanos, 1, 0.1);
  }

  /// The share of its weight that an endpoint has some time after its start.
  double factor(long sinceNanos) {
    if (sinceNanos >= windowNanos) {
      return 1;
    }
    double passed = Math.max(0, sinceNanos) / (double) windowNanos;
    return Math.max(minWeight, Math.pow(passed, 1 / aggression));
  }
}
