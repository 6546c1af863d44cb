package dev.poolscope.timeline;

import dev.poolscope.timeline.Column.Kind;

/// What the columns of a run's tables hold, by their names.
final class Kinds {
  private Kinds() {}

  static Kind of(String column) {
    return switch (column) {
      case "active_ns", "idle_ns", "longest_idle_ns" -> Kind.NANOS;
      case "bytes_in", "bytes_out" -> Kind.BYTES;
      case "tls", "reused", "never_used" -> Kind.FLAG;
      case "host",
          "remote",
          "protocol",
          "close_reason",
          "closed_by",
          "failure",
          "client",
          "event",
          "reason",
          "detail",
          "balancer",
          "candidates",
          "scores",
          "ties",
          "draws",
          "count_source" ->
          Kind.TEXT;
      default -> column.endsWith("_ns") ? Kind.INSTANT : Kind.NUMBER;
    };
  }
}
