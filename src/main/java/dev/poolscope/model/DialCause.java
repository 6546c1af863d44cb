package dev.poolscope.model;

/// Why a connection was dialed.
public enum DialCause {
  /// No idle connection to the host, and a limit (if any) left room.
  NO_IDLE_CONNECTION("no connection to the host was idle, and no limit forbade another one"),
  /// A request had waited for room under the per-host limit, and another connection's end gave it.
  PERMIT_PASSED_ON(
      "a request had waited for room under MaxConnsPerHost, and another connection's end gave it"),
  /// Keep-alive is off, so idle connections are not looked for.
  KEEPALIVE_DISABLED(
      "keep-alive is disabled on the client, so idle connections are not looked for"),
  /// Another address of the host had given no connection.
  NEXT_ADDRESS("the dial to another address of the host had come to nothing"),
  /// Another address of the host was still being dialed when its start was over.
  FALLBACK_ADDRESS("another address of the host had not answered yet");

  private final String sentence;

  DialCause(String sentence) {
    this.sentence = sentence;
  }

  /// The cause as the second half of a sentence that begins "dialed because ".
  public String sentence() {
    return sentence;
  }
}
