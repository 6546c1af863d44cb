package dev.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many files the program may have open. With very few it cannot even load itself, and what
/// fails then says nothing of the cause.
public final class OpenFiles {
  /// As many as the program and its libraries need before there is any connection.
  static final long FEWEST = 144;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern LIMIT =
      Pattern.compile("^Max open files +([0-9]+) ", Pattern.MULTILINE);

  private OpenFiles() {}

  /// Makes sure that the limit lets the program start, and says so where it does not. Needs little
  /// more than itself.
  ///
  /// @return 0, or the exit code to end with
  public static int check() {
    long limit = limit();
    if (limit >= FEWEST) {
      return ExitCodes.OK;
    }
    Console.system().complain(message(limit));
    return ExitCodes.MACHINE;
  }

  static String message(long limit) {
    return ("a program may have %d files open here, and Poolscope needs %d, and one more for each"
            + " connection; raise the limit: ulimit -n 4096")
        .formatted(limit, FEWEST);
  }

  /// The limit; very large where there is none, or none is known.
  private static long limit() {
    try {
      return Files.exists(LIMITS) ? parse(Files.readString(LIMITS)) : Long.MAX_VALUE;
    } catch (IOException _) {
      // Whatever needs files next will say what is wrong.
      return Long.MAX_VALUE;
    }
  }

  /// The limit in force, as Linux writes it.
  static long parse(String limits) {
    Matcher found = LIMIT.matcher(limits);
    return found.find() ? Long.parseLong(found.group(1)) : Long.MAX_VALUE;
  }
}
