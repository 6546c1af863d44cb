package dev.poolscope.load;

import dev.poolscope.balance.Draw;
import dev.poolscope.balance.PickRecord;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// The events that tell of picks.
final class Picks {
  /// How a request ends that no host was there for.
  static final CallOutcome.Failed NO_HOST =
      new CallOutcome.Failed(FailureKind.NO_HOST, 0, 0, "the balancer had no host to pick");

  private Picks() {}

  static PoolEvent event(PooledRequest request, PickRecord pick) {
    return new PoolEvent.Picked(
        pick.chosen(),
        request.number(),
        request.client(),
        pick.balancer(),
        String.join(" ", pick.candidates()),
        pick.scores().stream().map(Picks::score).collect(Collectors.joining(" ")),
        String.join(" ", pick.ties()),
        draws(pick.draws()),
        pick.countSource());
  }

  static PoolEvent failure(PooledRequest request) {
    return new PoolEvent.RequestEnded(
        request.host(), 0, request.number(), 0, NO_HOST.kind(), 0, NO_HOST.detail());
  }

  private static String draws(List<Draw> draws) {
    return draws.stream().map(Draw::toString).collect(Collectors.joining(" "));
  }

  /// A score exactly, without exponent; `.` where the rule did not look.
  private static String score(double score) {
    if (Double.isNaN(score)) {
      return ".";
    }
    if (Double.isInfinite(score)) {
      return Double.toString(score);
    }
    return score == Math.rint(score) && Math.abs(score) < 1e15
        ? Long.toString((long) score)
        : BigDecimal.valueOf(score).toPlainString();
  }
}
