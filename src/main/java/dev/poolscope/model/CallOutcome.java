package dev.poolscope.model;

/// How a request ended. Expected network failures are outcomes, not exceptions.
public sealed interface CallOutcome {
  /// A 2xx response came and its body was handled as configured.
  ///
  /// @param bytesIn body bytes read by the caller
  record Completed(int status, long bytesIn) implements CallOutcome {}

  /// It failed.
  ///
  /// @param status the response's status, 0 for none
  /// @param bytesIn body bytes read by the caller before
  /// @param detail the error in one line
  record Failed(FailureKind kind, int status, long bytesIn, String detail) implements CallOutcome {}
}
