package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened within a stretch of a run.
///
/// @param range the stretch
/// @param hosts by host, and under `all` those of all hosts together
/// @param instances the same of each of the run's clients, in their order; empty where it has one
public record RangeNumbers(
    TimeRange range, Map<String, Numbers> hosts, List<Map<String, Numbers>> instances) {
  /// The numbers of a host of one of the run's clients.
  ///
  /// @param instance the client's number, from 1; 0 for all of them
  public @Nullable Numbers of(String host, int instance) {
    boolean apart = instance > 0 && !instances.isEmpty();
    return (apart ? instances.get(instance - 1) : hosts).get(host);
  }

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
