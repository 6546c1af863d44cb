package dev.poolscope.config;

/// Who picks the target of a balanced request.
public sealed interface Balancer {
  /// Nobody.
  @Choice(doc = "nobody: each load names its target")
  record None() implements Balancer {}
}
