package dev.poolscope.suggest;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Limits as settings of an experiment.
public final class SettingTexts {
  private SettingTexts() {}

  /// The settings that make other limits of some, as `--set` takes them; none where they are equal.
  public static List<String> of(GoLimits from, GoLimits to) {
    List<String> sets = new ArrayList<>();
    add(sets, "maxIdleConns", from.maxIdleConns(), to.maxIdleConns());
    add(sets, "maxIdleConnsPerHost", from.maxIdleConnsPerHost(), to.maxIdleConnsPerHost());
    add(sets, "maxConnsPerHost", from.maxConnsPerHost(), to.maxConnsPerHost());
    add(
        sets,
        "idleConnTimeout",
        Durations.format(Duration.ofNanos(from.idleConnTimeoutNanos())),
        Durations.format(Duration.ofNanos(to.idleConnTimeoutNanos())));
    add(sets, "disableKeepAlives", from.disableKeepAlives(), to.disableKeepAlives());
    return sets;
  }

  private static void add(List<String> sets, String field, Object from, Object to) {
    if (!from.equals(to)) {
      sets.add("transport." + field + "=" + to);
    }
  }
}
