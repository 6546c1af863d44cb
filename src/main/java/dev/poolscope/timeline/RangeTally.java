package dev.poolscope.timeline;

import dev.poolscope.model.CloseReason;
import dev.poolscope.stats.Latencies;
import dev.poolscope.timeline.RangeNumbers.Numbers;
import dev.poolscope.timeline.RangeNumbers.Percentiles;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The running numbers of one host, the mutable twin of [Numbers].
///
/// Threading: confined to one thread.
final class RangeTally {
  final Latencies waiting = new Latencies();
  final Latencies response = new Latencies();
  final Latencies service = new Latencies();
  private final Map<CloseReason, Long> closes = new EnumMap<>(CloseReason.class);
  long opened;
  long issued;
  long ok;
  long failed;
  private long acquired;
  private long reused;

  void closed(CloseReason reason) {
    closes.merge(reason, 1L, Long::sum);
  }

  void acquired(boolean carriedBefore) {
    acquired++;
    reused += carriedBefore ? 1 : 0;
  }

  Numbers numbers() {
    return new Numbers(
        opened,
        Collections.unmodifiableMap(new EnumMap<CloseReason, Long>(closes)),
        issued,
        ok,
        failed,
        reused,
        acquired,
        percentiles(waiting),
        percentiles(response),
        percentiles(service));
  }

  private static Percentiles percentiles(Latencies times) {
    return new Percentiles(
        times.count(),
        times.nanosAt(50),
        times.nanosAt(90),
        times.nanosAt(99),
        times.nanosAt(99.9),
        times.maxNanos());
  }
}
