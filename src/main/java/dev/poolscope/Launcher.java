package dev.poolscope;

import dev.poolscope.cli.CommandLineProgram;
import dev.poolscope.ui.scope.ScopePicture;

/// The program's entry.
public final class Launcher {
  private Launcher() {}

  /// Starts the program.
  public static void main(String[] args) {
    System.exit(CommandLineProgram.run(new ScopePicture(), args));
  }
}
