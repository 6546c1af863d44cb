package dev.poolscope.balance;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// A gradual start for endpoints that join, or come back from a drain or an ejection. Those that
/// were there from the beginning do not warm up. Rules that follow weights see the weight times the
/// factor; for the others a warming endpoint is a candidate with the factor as its probability (one
/// draw each), unless no candidate would remain.
///
/// Source: balancer reference, Envoy.
public record SlowStart(
    @Field(doc = "How long it lasts.", above = "0s", max = "24h") Duration window,
    @Field(
            doc = "How the share grows: with the time passed to the power of 1/aggression.",
            def = "1",
            min = "0.001",
            max = "1000",
            special = "1 = evenly, more = faster at first")
        double aggression,
    @Field(doc = "The least share of its weight.", def = "0.1", min = "0", max = "1")
        double minWeight) {
  /// The share of its weight that an endpoint has some time after its start.
  double factor(long sinceNanos) {
    long loadNanos = window.toNanos();
    if (sinceNanos >= loadNanos) {
      return 1;
    }
    double passed = Math.max(0, sinceNanos) / (double) loadNanos;
    return Math.max(minWeight, Math.pow(passed, 1 / aggression));
  }
}
