package dev.poolscope.balance;

/// When an endpoint that keeps failing is taken out of the choice for a while.
///
/// Source: balancer reference, Envoy.
///
/// @param consecutiveFailures failures without a success between them that eject it, at least 1
/// @param baseEjectionNanos how long the first ejection lasts; the n-th lasts n times that
/// @param maxEjectedShare the most that are out at a time, as a share of the endpoints that the
///   rule sees; one may always be, unless it is 0
/// @param panicThreshold ejections are ignored while the share of endpoints that are not ejected is
///   below it
public record OutlierEjection(
    int consecutiveFailures,
    long baseEjectionNanos,
    double maxEjectedShare,
    double panicThreshold) {
  private static final long THIRTY_SECONDS = 30_000_000_000L;

  /// Refuses values out of range.
  public OutlierEjection {
    Ranges.checkPositive("consecutiveFailures", consecutiveFailures);
    Ranges.checkPositive("baseEjectionNanos", baseEjectionNanos);
    Ranges.check("maxEjectedShare", maxEjectedShare, 0, 1);
    Ranges.check("panicThreshold", panicThreshold, 0, 1);
  }

  /// Five failures, 30 s, a tenth, panic below a half.
  public static OutlierEjection defaults() {
    return new OutlierEjection(5, THIRTY_SECONDS, 0.1, 0.5);
  }
}
