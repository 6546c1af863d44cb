package dev.poolscope.model;

/// Why a connection was closed. Each connection has one reason: the first cause wins. The first
/// group is section 11 of the Go pool reference, the second is what OkHttp's rules, the user and
/// the end of a run add.
public enum CloseReason {
  /// Returned (or dialed and no longer wanted) with nobody waiting while its host's idle list was
  /// full: the returned connection goes.
  IDLE_PER_HOST_LIMIT(
      "its host already kept as many idle connections as MaxIdleConnsPerHost allows"),
  /// Another connection became idle and the idle connections of all hosts exceeded MaxIdleConns:
  /// the oldest idle one goes.
  IDLE_TOTAL_LIMIT(
      "another connection became idle, which exceeded MaxIdleConns, and this one was idle longest"),
  /// Idle for IdleConnTimeout, or found too old when looked for.
  IDLE_TIMEOUT("it was idle for as long as IdleConnTimeout allows"),
  /// The server ended it while no response was expected.
  SERVER_CLOSED("the server closed it while it was idle"),
  /// The read for the first byte of a response failed.
  SERVER_CLOSED_IN_USE("the server closed it while a response was expected"),
  /// The response (or request) ends the connection: `Connection: close`, or a body whose length
  /// only the end of the stream tells.
  CONNECTION_CLOSE_HEADER("the response ended the connection"),
  /// The response is HTTP/1.0 and does not ask to keep the connection, which therefore ends.
  HTTP10_NO_KEEP_ALIVE("the response was HTTP/1.0 and did not offer to keep the connection"),
  /// Keep-alive is switched off, or MaxIdleConnsPerHost is negative.
  KEEPALIVE_DISABLED("keep-alive is disabled on the client"),
  /// The caller closed the body before its end.
  BODY_NOT_DRAINED("the response body was closed before its end"),
  /// Deadline or cancellation while a request held it.
  REQUEST_CANCELLED("the request that held it was cancelled or timed out"),
  /// No response headers in time.
  RESPONSE_HEADER_TIMEOUT("no response headers came within ResponseHeaderTimeout"),
  /// Writing the request failed.
  WRITE_ERROR("writing the request failed"),
  /// Unreadable response, read error after the first byte, or truncated body.
  IO_ERROR("the response could not be read"),
  /// Bytes arrived while it was idle.
  UNSOLICITED_DATA("the server sent bytes that nobody had asked for"),
  /// All idle connections were asked to close.
  CLOSE_IDLE_CALLED("all idle connections were asked to close"),
  /// The response switched protocols; the socket left the pool.
  UPGRADED("the response switched protocols and the socket left the pool"),
  /// TLS could not be set up on it.
  TLS_FAILED("the TLS handshake failed"),

  /// OkHttp's pool held more idle connections than allowed; the longest idle went.
  IDLE_LIMIT_EVICTED(
      "the pool held more idle connections than allowed and this one was idle longest"),
  /// OkHttp's keep-alive duration passed while it was idle.
  KEEP_ALIVE_EXPIRED("it was idle for the pool's keep-alive duration"),
  /// Found dead when a request was about to use it, or had just begun to.
  STALE_ON_REUSE("the server had already closed it, which was found only when it was reused"),
  /// Dialed beside another HTTP/2 connection to the same host and thrown away.
  H2_DIAL_DISCARDED("another HTTP/2 connection to the host was ready first"),
  /// The server announced the end of the HTTP/2 connection.
  GOAWAY("the server announced the end of the HTTP/2 connection"),
  /// The pool was asked to drop its idle connections, for example after a change of its limits.
  EVICT_ALL("the pool was asked to drop its idle connections"),
  /// The user closed this one connection while the run was going on.
  CLOSED_BY_HAND("it was closed by hand, from the window"),
  /// Nobody used it at the age that maxConnectionAge allows, which Go does not have.
  MAX_AGE("it was older than maxConnectionAge allows"),
  /// It had carried all requests that maxRequestsPerConnection allows, which Go does not have.
  MAX_REQUESTS("it had carried as many requests as maxRequestsPerConnection allows"),
  /// Dialed beside another address of the same host, and no longer needed.
  OTHER_ADDRESS_FIRST("another address of the host was connected first"),
  /// The server had refused more than one stream on the HTTP/2 connection, after which OkHttp opens
  /// no other there.
  STREAMS_REFUSED("the server refused streams on it, so that no more were opened"),
  /// Still open when the run ended.
  RUN_ENDED("the run ended"),
  /// The log names a reason that this version does not know; the program itself never does.
  OTHER("the log names a reason that this version does not know");

  private final String sentence;

  CloseReason(String sentence) {
    this.sentence = sentence;
  }

  /// The reason as the second half of a sentence that begins "closed: ".
  public String sentence() {
    return sentence;
  }
}
