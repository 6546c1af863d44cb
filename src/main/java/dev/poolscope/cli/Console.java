package dev.poolscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the program speaks: results on standard output, progress and messages on standard error.
///
/// @param out results
/// @param err progress and messages
/// @param interactive whether messages go to a terminal, so that a line may be rewritten
record Console(PrintStream out, PrintStream err, boolean interactive) {
  /// The process's own streams, in UTF-8.
  static Console system() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), isTerminal());
  }

  /// Prints a result as a whole.
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /// Tells of what went wrong.
  void complain(@Nullable String text) {
    err.println("poolscope: " + text);
  }

  /// JDK 25 still returns no console where standard input and output are not a terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
