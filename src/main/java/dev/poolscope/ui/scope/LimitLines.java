package dev.poolscope.ui.scope;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.timeline.ChangeMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The limits on connections that held while a run went on, changes included. A limit holds for a
/// pool; of several pools it is their number times the limit.
///
/// @param steps from each instant on, the limits that hold from then
record LimitLines(List<Step> steps) {
  private static final int DEFAULT_IDLE_PER_HOST = 2;

  /// The limits from an instant on.
  ///
  /// @param words the names of the limits by their value, as one label
  record Step(long fromNanos, Map<Integer, String> words) {}

  /// The limits of a run.
  ///
  /// @param instances how many of its clients a band shows
  static LimitLines of(Experiment start, List<ChangeMark> changes, int instances) {
    List<Step> steps = new ArrayList<>();
    int pools = instances * start.poolsOfInstance();
    steps.add(new Step(0, words(start.transport(), pools)));
    Experiment current = start;
    for (ChangeMark change : changes) {
      current = changed(current, change);
      Map<Integer, String> words = words(current.transport(), pools);
      if (!words.equals(steps.getLast().words())) {
        steps.add(new Step(change.nanos(), words));
      }
    }
    return new LimitLines(steps);
  }

  /// The limits that are known at an instant.
  LimitLines upTo(long nanos) {
    return new LimitLines(steps.stream().filter(step -> step.fromNanos() <= nanos).toList());
  }

  /// The highest limit that is no higher than `most`; `least` if that is more.
  int highestUpTo(int least, double most) {
    return steps.stream()
        .flatMap(step -> step.words().keySet().stream())
        .filter(limit -> limit <= most)
        .reduce(least, Math::max);
  }

  /// A change of what is gone from the experiment by now changes no limit.
  private static Experiment changed(Experiment current, ChangeMark change) {
    try {
      return Experiments.change(current, Map.of(change.path(), change.value()));
    } catch (ConfigException _) {
      return current;
    }
  }

  private static Map<Integer, String> words(Transport transport, int pools) {
    if (transport.perRequest()) {
      // Each pool has one connection, and no limit of a pool bounds how many pools there are.
      return Map.of();
    }
    Map<String, Integer> limits =
        transport.rules() == Rules.GO ? goLimits(transport) : okHttpLimits(transport);
    Map<Integer, String> words = new TreeMap<>();
    limits.forEach(
        (name, limit) -> {
          if (limit > 0 && limit <= Integer.MAX_VALUE / pools) {
            String of = pools == 1 ? "" : pools + " × ";
            words.merge(
                pools * limit, of + name + " " + limit, (some, _) -> of + name + " = " + some);
          }
        });
    return words;
  }

  private static Map<String, Integer> goLimits(Transport transport) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    int perHost = transport.maxIdleConnsPerHost();
    limits.put("MaxIdleConns", transport.maxIdleConns());
    limits.put("MaxIdleConnsPerHost", perHost == 0 ? DEFAULT_IDLE_PER_HOST : perHost);
    limits.put("MaxConnsPerHost", transport.maxConnsPerHost());
    return limits;
  }

  private static Map<String, Integer> okHttpLimits(Transport transport) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put("MaxIdleConns", transport.maxIdleConns());
    limits.put("maxRequestsPerHost", transport.maxRequestsPerHost());
    return limits;
  }
}
