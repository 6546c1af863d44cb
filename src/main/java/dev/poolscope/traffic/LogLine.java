package dev.poolscope.traffic;

/// Reads one kind of line.
///
/// Threading: confined to one thread.
interface LogLine {
  /// Reads a line.
  ///
  /// @return what is wrong with it, or empty
  String read(String line, LoggedRequest into);
}
