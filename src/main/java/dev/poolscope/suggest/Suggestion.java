package dev.poolscope.suggest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is suggested for traffic.
///
/// @param requests how many requests it has
/// @param hosts to how many hosts
/// @param lengthNanos from its beginning to its last arrival
/// @param littlesLaw the mean number of requests under way, by Little's law from the traffic's own
///   arrivals and times
/// @param dialNanos how long a dial was taken to last
/// @param before the limits as they were, tried in the same way
/// @param withoutChurn the smallest idle limits, at the limit of connections as it was, under which
///   no connection is closed that would have served
/// @param withoutWaiting the smallest limits under which, moreover, no request waits for others;
///   null where none did
/// @param idleCurve what each limit of idle connections per host costs and gives, from small to
///   large
/// @param connectionsCurve the same of each limit of connections per host
public record Suggestion(
    int requests,
    int hosts,
    long lengthNanos,
    double littlesLaw,
    long dialNanos,
    TriedLimits before,
    TriedLimits withoutChurn,
    @Nullable TriedLimits withoutWaiting,
    TradeOff idleCurve,
    TradeOff connectionsCurve) {
  /// The limits that are suggested first: those without churn, and without waiting where some
  /// request waited.
  public List<TriedLimits> suggested() {
    return withoutWaiting == null ? List.of(withoutChurn) : List.of(withoutChurn, withoutWaiting);
  }
}
