package dev.poolscope.timeline;

/// A run's tables, row by row.
///
/// Threading: safe for use by any thread.
public interface Tables {
  /// The connections.
  Table connections();

  /// The requests.
  Table requests();

  /// All events.
  Table events();

  /// The balancer's picks; empty where nothing is balanced.
  Table picks();
}
