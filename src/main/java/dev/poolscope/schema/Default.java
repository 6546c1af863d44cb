package dev.poolscope.schema;

import java.util.function.UnaryOperator;

/// A default of a field.
///
/// @param text as the file writes it
/// @param owner whose default it is, such as `OkHttp`; empty for this program's own
/// @param field the other field of the same record with which it holds; empty where it always does
/// @param is the value that the other field has then
public record Default(String text, String owner, String field, String is) {
  /// Whose it is, in words; empty for this program's own.
  public String words() {
    return owner.isEmpty() ? "" : owner + "'s default";
  }

  boolean holds(UnaryOperator<String> written) {
    return field.isEmpty() || written.apply(field).equals(is);
  }

  String words(UnaryOperator<String> code) {
    return code.apply(text)
        + (owner.isEmpty() ? "" : " (" + owner + "'s)")
        + (field.isEmpty() ? "" : " with " + code.apply(field + ": " + is));
  }
}
