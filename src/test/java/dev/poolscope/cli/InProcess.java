package dev.poolscope.cli;

import dev.poolscope.ui.scope.ScopePicture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Runs commands inside the test's own process.
final class InProcess {
  private InProcess() {}

  static Outcome run(String... arguments) {
    return run(false, arguments);
  }

  static Outcome onTerminal(String... arguments) {
    return run(true, arguments);
  }

  private static Outcome run(boolean interactive, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int exit =
          CommandLineProgram.run(
              new Console(outStream, errStream, interactive),
              new ScopePicture(),
              _ -> false,
              arguments);
      return new Outcome(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
