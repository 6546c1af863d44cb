package dev.poolscope.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes metrics that all have the host's name as their first label, and the same constant ones.
final class Metrics {
  private static final String HOST = "host";

  private final PrometheusRegistry registry;
  private final Labels constant;

  Metrics(PrometheusRegistry registry, String experiment, Map<String, String> labels) {
    this.registry = registry;
    Map<String, String> all = new TreeMap<>(labels);
    all.put("experiment", experiment);
    String[] pairs =
        all.entrySet().stream()
            .flatMap(label -> Stream.of(label.getKey(), label.getValue()))
            .toArray(String[]::new);
    constant = Labels.of(pairs);
  }

  Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(withHost(labels))
        .constLabels(constant)
        .register(registry);
  }

  Gauge gauge(String name, String help, String... labels) {
    return Gauge.builder()
        .name(name)
        .help(help)
        .labelNames(withHost(labels))
        .constLabels(constant)
        .register(registry);
  }

  Histogram histogram(String name, String help, double[] buckets, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(withHost(labels))
        .constLabels(constant)
        .classicOnly()
        .classicUpperBounds(buckets)
        .register(registry);
  }

  private static String[] withHost(String... labels) {
    return Stream.concat(Stream.of(HOST), Stream.of(labels)).toArray(String[]::new);
  }
}
