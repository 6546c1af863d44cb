package dev.poolscope.cli;

import dev.poolscope.units.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the program speaks: results on standard output, progress and messages on standard error.
/// What it prints there does nothing to a terminal, whatever it quotes.
///
/// @param out results
/// @param err progress and messages
/// @param interactive whether messages go to a terminal, so that a line may be rewritten
record Console(PrintStream out, PrintStream err, boolean interactive) {
  private static final String ERASE = "\u001b[K";

  /// What frees the terminal's line of progress for a message.
  static final String FREE_LINE = "\r" + ERASE;

  /// A console on streams; what is printed to `out` and `err` is made visible.
  Console {
    out = new VisibleStream(out);
    err = new VisibleStream(err);
  }

  /// The process's own streams, in UTF-8.
  static Console system() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err), isTerminal());
  }

  /// Prints a result as a whole.
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /// Puts a text into the terminal's line of progress, in place of the one before; an empty text
  /// leaves the line free.
  void rewrite(String text) {
    byte[] line = ("\r" + Texts.visible(text) + ERASE).getBytes(StandardCharsets.UTF_8);
    err.write(line, 0, line.length);
    err.flush();
  }

  /// Tells of what went wrong, on one line.
  void complain(@Nullable String text) {
    err.println("poolscope: " + String.valueOf(text).replace("\n", Texts.escaped('\n')));
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
