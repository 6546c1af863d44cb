package dev.poolscope.cli;

/// The user asked for something that cannot be; the message says what and what to do.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  UsageException(String message) {
    this(message, ExitCodes.USAGE);
  }

  UsageException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
