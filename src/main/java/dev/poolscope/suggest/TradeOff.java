package dev.poolscope.suggest;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What limits of growing size cost, and what they spare.
///
/// @param points from the smallest limit to the largest
/// @param knee the point behind which more costs much and spares little; null where nothing bends
public record TradeOff(List<Point> points, @Nullable Point knee) {
  /// How far a point must lie from the straight line between the ends, as a part of the whole, to
  /// count as a bend.
  private static final double LEAST_BEND = 0.05;

  /// One limit.
  ///
  /// @param limit its size
  /// @param tried what came of it
  public record Point(int limit, TriedLimits tried) {}

  /// Copies the list.
  public TradeOff {
    points = List.copyOf(points);
  }

  /// The trade-off between what limits cost and what they leave undone. Its knee is the point
  /// farthest from the straight line between the two ends, both axes taken from 0 to 1 (Satopää et
  /// al., "Finding a Kneedle in a Haystack", 2011).
  ///
  /// @param points from the smallest limit to the largest
  /// @param pain what larger limits spare, such as connections dialed again
  static TradeOff of(List<Point> points, ToDoubleFunction<TriedLimits> pain) {
    if (points.size() <= 2) {
      return new TradeOff(points, null);
    }
    double firstLimit = points.getFirst().limit();
    double lastLimit = points.getLast().limit();
    double most = pain.applyAsDouble(points.getFirst().tried());
    double least = pain.applyAsDouble(points.getLast().tried());
    if (most <= least) {
      return new TradeOff(points, null);
    }
    Point knee = null;
    double farthest = LEAST_BEND;
    for (Point point : points) {
      double x = (point.limit() - firstLimit) / (lastLimit - firstLimit);
      double y = (pain.applyAsDouble(point.tried()) - least) / (most - least);
      double below = 1 - x - y;
      if (below > farthest) {
        farthest = below;
        knee = point;
      }
    }
    return new TradeOff(points, knee);
  }
}
