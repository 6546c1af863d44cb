package dev.poolscope;

import dev.poolscope.cli.CommandLineProgram;

/// The program's entry.
public final class Launcher {
  private Launcher() {}

  /// Starts the program.
  public static void main(String[] args) {
    System.exit(CommandLineProgram.run(args));
  }
}
