package dev.poolscope;

import dev.poolscope.cli.CommandLineProgram;
import dev.poolscope.cli.OpenFiles;
import dev.poolscope.cli.OutOfMemory;
import dev.poolscope.ui.scope.ScopePicture;
import dev.poolscope.ui.shell.WindowProgram;

/// The program's entry: without arguments the window, with arguments a command. What draws is not
/// loaded before something is to be drawn.
public final class Launcher {
  private Launcher() {}

  /// Starts the program.
  public static void main(String[] args) throws InterruptedException {
    OutOfMemory.guard();
    System.exit(run(args));
  }

  /// Runs the program to its end.
  ///
  /// @return its exit code
  static int run(String... args) throws InterruptedException {
    int unfit = OpenFiles.check();
    if (unfit != 0) {
      return unfit;
    }
    if (args.length == 0 && WindowProgram.run()) {
      return 0;
    }
    return CommandLineProgram.run(
        (run, options, file) -> new ScopePicture().write(run, options, file),
        path -> WindowProgram.show(path),
        args);
  }
}
