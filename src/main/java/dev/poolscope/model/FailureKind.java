package dev.poolscope.model;

/// How a request, an attempt of one, or a dial failed. Expected network failures are data: each
/// failed request is counted under exactly one kind.
public enum FailureKind {
  /// The deadline passed before the request had a connection.
  TIMEOUT_WAITING_CONN,
  /// The deadline passed while the request held a connection.
  TIMEOUT_IN_FLIGHT,
  /// No response headers within the response header timeout.
  HEADER_TIMEOUT,
  /// The stream ended where more was expected.
  EOF,
  /// The peer reset the connection, or it was found broken while writing.
  RESET,
  /// The dial was refused.
  REFUSED,
  /// Anything that no other kind names.
  OTHER,
  /// The response was complete but its status was not 2xx.
  STATUS,
  /// The answer was not HTTP.
  PROTOCOL,
  /// The host's name could not be resolved.
  UNKNOWN_HOST,
  /// The network gave no way to the host, or the dial got no answer.
  UNREACHABLE,
  /// The TLS handshake failed.
  TLS,
  /// The dial was aborted because the request that had started it ended.
  DIAL_ABORTED,
  /// This machine had no file descriptor or port left.
  LOCAL_LIMIT,
  /// The balancer had no host to pick; the request was never sent.
  NO_HOST,
  /// The run ended first.
  RUN_ENDED
}
