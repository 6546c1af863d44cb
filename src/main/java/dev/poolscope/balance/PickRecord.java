package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one choice was made, complete enough to make it again by hand. Immutable; some lists compute
/// their elements when they are read.
///
/// @param balancer the id of the rule
/// @param atNanos the ticker reading of the pick
/// @param request the number of the request within the run
/// @param key the client address or hash key, or null if there was none
/// @param candidates the eligible endpoints in their order
/// @param scores one per candidate as the rule saw it, NaN where it did not look; empty for rules
///   without scores
/// @param ties the endpoints that shared the best score, the chosen one among them; empty for rules
///   without scores
/// @param draws the random draws in their order
/// @param countSource what was counted and when, such as `in-flight at-pick`; `none` for rules that
///   do not count
/// @param chosen the endpoint
public record PickRecord(
    String balancer,
    long atNanos,
    long request,
    @Nullable String key,
    List<String> candidates,
    List<Double> scores,
    List<String> ties,
    List<Draw> draws,
    String countSource,
    String chosen) {}
