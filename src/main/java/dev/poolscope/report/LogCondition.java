package dev.poolscope.report;

import java.util.List;

/// What there is to say of an event log beside its events.
///
/// @param notices what could not be read as it was meant, because another version has written it
/// @param damaged whether there is more behind the last event read that cannot be read any more
public record LogCondition(List<String> notices, boolean damaged) {
  /// Of a log in order, or as long as none has been opened.
  public static final LogCondition SOUND = new LogCondition(List.of(), false);

  /// Copies the notices.
  public LogCondition {
    notices = List.copyOf(notices);
  }
}
