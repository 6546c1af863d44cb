package dev.poolscope.pool;

/// An HTTP/2 connection as Go's Transport sees it: how many streams are open on it, how many the
/// server allows, and whether it takes another. Callers may extend it with what they need to find
/// again.
///
/// Threading: state is guarded by the lock that guards the [Http2Pool].
public class Http2Connection {
  /// How many streams Go opens before the server's settings have come.
  static final int LIMIT_BEFORE_SETTINGS = 100;

  /// How many streams Go opens if the server's settings name no limit.
  static final int LIMIT_WITHOUT_SETTING = 1000;

  private final HostKey key;
  private final long id;
  private int streams;
  private int streamLimit = LIMIT_BEFORE_SETTINGS;
  private boolean settingsSeen;
  private long streamsOpened;
  private boolean goneAway;
  private boolean closed;
  private long idleSinceNanos;

  /// A connection with its number within the run, just dialed.
  public Http2Connection(HostKey key, long id) {
    this.key = key;
    this.id = id;
  }

  /// The host it leads to.
  public final HostKey key() {
    return key;
  }

  /// Its number within the run.
  public final long id() {
    return id;
  }

  /// How many streams are open.
  public final int streams() {
    return streams;
  }

  /// How many streams may be open at a time, as far as the client knows by now.
  public final int streamLimit() {
    return streamLimit;
  }

  /// Whether a stream was ever opened on it.
  public final boolean isUsed() {
    return streamsOpened > 0;
  }

  /// Whether the stream opened last was not the first on it.
  public final boolean isReused() {
    return streamsOpened > 1;
  }

  /// Whether the server has announced that it takes no further streams.
  public final boolean isGoneAway() {
    return goneAway;
  }

  /// Since when no stream is open, in ticker nanoseconds; without meaning while one is.
  public final long idleSinceNanos() {
    return idleSinceNanos;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isFull() {
    return streams >= streamLimit;
  }

  void open() {
    streams++;
    streamsOpened++;
  }

  void over(long nowNanos) {
    streams--;
    if (streams == 0) {
      idleSinceNanos = nowNanos;
    }
  }

  void idleFrom(long nowNanos) {
    idleSinceNanos = nowNanos;
  }

  /// @param limit what the settings name, negative if they name no limit
  void settings(int limit) {
    if (limit >= 0) {
      streamLimit = limit;
    } else if (!settingsSeen) {
      streamLimit = LIMIT_WITHOUT_SETTING;
    }
    settingsSeen = true;
  }

  void goAway() {
    goneAway = true;
  }

  void markClosed() {
    closed = true;
  }

  @Override
  public String toString() {
    return "HTTP/2 connection " + id + " to " + key.value();
  }
}
