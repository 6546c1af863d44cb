package dev.poolscope.report;

import java.util.Locale;

/// The times of a request that are summed up by percentiles.
public enum TimeOf {
  /// From the start of a request until it has a connection.
  WAITING,
  /// From the start of a request to its end.
  SERVICE,
  /// From when a request was due to its end.
  RESPONSE;

  /// How the names of its columns begin.
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
