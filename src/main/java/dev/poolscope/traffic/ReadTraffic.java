package dev.poolscope.traffic;

import java.util.List;

/// The traffic of a file.
///
/// @param traffic its requests, times from the first arrival on
/// @param leftOut how many lines or entries told no request
/// @param notes what the reader of its numbers should know
public record ReadTraffic(Traffic traffic, long leftOut, List<String> notes) {
  /// Copies the list.
  public ReadTraffic {
    notes = List.copyOf(notes);
  }
}
