package dev.poolscope.ui.session;

/// How far a [RunSession] has come.
public sealed interface RunState {
  /// Whether it is not over yet.
  default boolean isGoing() {
    return switch (this) {
      case Starting _, Running _, Ending _ -> true;
      case Ended _, Refused _ -> false;
    };
  }

  /// Servers are being started and the program warmed up.
  record Starting() implements RunState {}

  /// Load is being sent.
  record Running() implements RunState {}

  /// The window is over, or was ended by the user; connections are being closed and files written.
  record Ending() implements RunState {}

  /// Everything is recorded and written.
  ///
  /// @param fault an error of the program because of which the numbers cannot be believed, and
  ///   where it is told in full; empty if there was none
  record Ended(String fault) implements RunState {
    Ended() {
      this("");
    }
  }

  /// The run could not take place or be finished.
  ///
  /// @param message why, and what to do
  record Refused(String message) implements RunState {}
}
