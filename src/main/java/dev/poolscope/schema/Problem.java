package dev.poolscope.schema;

import java.io.Serializable;

/// One thing that is wrong in an experiment.
///
/// @param source the file, or the text of the setting, that holds it; empty when it came from
///   neither
/// @param line the line in the file, from 1; 0 where there are no lines
/// @param field the dotted path of the field, list elements by their index from 0; empty for the
///   file as a whole
/// @param message what is wrong and what is allowed
public record Problem(String source, int line, String field, String message)
    implements Serializable {
  /// The problem as one line: `file.yaml:12: transport.maxIdleConns: ...`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(source);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (!text.isEmpty()) {
      text.append(": ");
    }
    if (!field.isEmpty()) {
      text.append(field).append(": ");
    }
    return text.append(message).toString();
  }
}
