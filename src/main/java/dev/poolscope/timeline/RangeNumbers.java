package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import java.util.Map;

/// What happened within a stretch of a run.
///
/// @param range the stretch
/// @param hosts by host, and under `all` those of all hosts together
public record RangeNumbers(TimeRange range, Map<String, Numbers> hosts) {
  /// One host's numbers; times are in nanoseconds, 0 where nothing was measured.
  ///
  /// @param opened connections opened in the stretch
  /// @param closed connections closed in the stretch, by reason
  /// @param issued requests begun in the stretch
  /// @param ok requests that ended well in the stretch
  /// @param failed requests that failed in the stretch
  /// @param reused requests that were given a used connection in the stretch
  /// @param acquired requests that were given a connection in the stretch
  /// @param waiting time without a connection, of requests that ended in the stretch
  /// @param response from the intended start to the end, of those that ended well
  /// @param service from the actual start to the end, of those that ended well
  public record Numbers(
      long opened,
      Map<CloseReason, Long> closed,
      long issued,
      long ok,
      long failed,
      long reused,
      long acquired,
      Percentiles waiting,
      Percentiles response,
      Percentiles service) {}

  /// Percentiles in nanoseconds.
  ///
  /// @param count how many values
  public record Percentiles(
      long count, long p50Nanos, long p90Nanos, long p99Nanos, long p999Nanos, long maxNanos) {}
}
