package dev.poolscope.sweep;

import java.util.List;

/// One run of a sweep.
///
/// @param values the value of each field that varies, in their order
/// @param repeat which run of these values it is, from 1
public record SweepPoint(List<String> values, int repeat) {
  /// Copies the values.
  public SweepPoint {
    values = List.copyOf(values);
  }
}
