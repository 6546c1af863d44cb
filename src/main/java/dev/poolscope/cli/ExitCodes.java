package dev.poolscope.cli;

/// What the program's exit status means.
final class ExitCodes {
  /// Done, and every expectation of the experiment held.
  static final int OK = 0;

  /// Done, and an expectation did not hold.
  static final int NOT_HELD = 1;

  /// Wrong usage, or an invalid experiment file or run directory; nothing was written.
  static final int USAGE = 2;

  /// The machine does not allow it.
  static final int MACHINE = 3;

  /// A bug of the program.
  static final int INTERNAL = 4;

  /// Interrupted; what was recorded is complete and readable.
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
