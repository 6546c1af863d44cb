package dev.poolscope.cli;

import java.nio.file.Path;
import java.util.List;

/// What came of one command.
///
/// @param exit the exit code
/// @param out what it said on standard output
/// @param err what it said on standard error
record Outcome(int exit, String out, String err) {
  /// The directory of the run, from the last line of a report.
  Path runDirectory() {
    String last = out.lines().reduce("", (_, line) -> line);
    if (!last.startsWith("files: ")) {
      throw new AssertionError("no run directory in:\n" + out + err);
    }
    return Path.of(last.substring("files: ".length()));
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
