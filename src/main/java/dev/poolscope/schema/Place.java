package dev.poolscope.schema;

/// Where a piece of configuration was written: a file and its line (from 1), or, with line 0, a
/// place without lines such as the text of a `--set`.
public record Place(String source, int line) {
  /// The place of what nobody wrote: defaults and values taken from records.
  public static final Place NONE = new Place("", 0);
}
