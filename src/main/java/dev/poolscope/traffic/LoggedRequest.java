package dev.poolscope.traffic;

/// One request as a line of a log tells it; filled anew for every line, because there are millions.
///
/// Threading: confined to one thread.
final class LoggedRequest {
  /// What a time is where the line does not tell it.
  static final long UNKNOWN = -1;

  /// The instant that the line gives, in nanoseconds since 1970.
  long instantNanos;

  /// Whether that instant is in whole seconds, so that requests of one second have no order of
  /// their own.
  boolean isWholeSecond;

  /// How long it took, in nanoseconds, or [#UNKNOWN].
  long tookNanos;

  /// Whether the instant is that of its end.
  boolean isEnd;

  /// The host that served it, or empty.
  String host = "";

  void clear() {
    instantNanos = UNKNOWN;
    isWholeSecond = false;
    tookNanos = UNKNOWN;
    isEnd = false;
    host = "";
  }
}
