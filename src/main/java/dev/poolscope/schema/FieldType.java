package dev.poolscope.schema;

/// What kind of value a field has; a form chooses its editor by it.
public enum FieldType {
  /// Text.
  TEXT("text"),
  /// A whole number.
  WHOLE_NUMBER("whole number"),
  /// A number.
  NUMBER("number"),
  /// A number of bytes, see [ByteCounts].
  BYTES("bytes"),
  /// `true` or `false`.
  BOOLEAN("true or false"),
  /// A duration, see [Durations].
  DURATION("duration"),
  /// A duration, or true for endless and false for none.
  STALL("duration, true or false"),
  /// An http or https URL.
  URL("URL"),
  /// One of several words.
  CHOICE("choice"),
  /// Named fields, described one by one.
  GROUP("fields"),
  /// Named fields that depend on the field `kind`.
  KINDS("fields by kind"),
  /// A list of any of these.
  LIST("list"),
  /// New values by path.
  SETTINGS("values by path"),
  /// Texts by name.
  TEXTS("texts by name");

  private final String words;

  FieldType(String words) {
    this.words = words;
  }

  /// The type in words.
  public String words() {
    return words;
  }
}
