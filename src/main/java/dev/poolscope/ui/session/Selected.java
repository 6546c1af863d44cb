package dev.poolscope.ui.session;

/// What the user has selected: the inspector explains it, tables and lanes mark it.
public sealed interface Selected {
  /// Nothing.
  record Nothing() implements Selected {}

  /// A connection by its number.
  record Connection(long number) implements Selected {}

  /// A request by its number.
  record Request(long number) implements Selected {}

  /// A balancer's pick by its number.
  record Pick(long number) implements Selected {}
}
