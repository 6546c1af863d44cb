package dev.poolscope.run;

/// A run cannot take place; the message says why and what to do. Nothing was written.
public final class RunRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /// Whose fault it is.
  public enum Cause {
    /// What was asked for is wrong.
    USAGE,
    /// The machine does not allow it.
    MACHINE
  }

  private final Cause kind;

  /// With a message for the user.
  public RunRefusedException(Cause kind, String message) {
    super(message);
    this.kind = kind;
  }

  /// Whose fault it is.
  public Cause kind() {
    return kind;
  }
}
