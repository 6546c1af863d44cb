package dev.poolscope.ui.setup;

/// A new value for one field.
///
/// @param path dotted, elements of lists by their index from 0
/// @param value as a setting writes it
/// @param set `PATH=VALUE` as `--set` takes it, elements by their names
record Edit(String path, String value, String set) {
  /// Whether it sets a field or something below it.
  boolean isWithin(String field) {
    return path.equals(field) || path.startsWith(field + ".");
  }
}
