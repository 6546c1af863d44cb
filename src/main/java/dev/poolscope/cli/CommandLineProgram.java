package dev.poolscope.cli;

import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.files.FileErrors;
import dev.poolscope.importing.InvalidTraceException;
import dev.poolscope.merge.InvalidMergeException;
import dev.poolscope.picks.InvalidPicksException;
import dev.poolscope.run.RunRefusedException;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.sweep.InvalidSweepException;
import dev.poolscope.trace.NotAnEventLogException;
import dev.poolscope.traffic.InvalidTrafficException;
import dev.poolscope.units.Texts;
import dev.poolscope.virtual.VirtualTimeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs commands and turns whatever goes wrong into one message and an exit code.
public final class CommandLineProgram {
  private static final String DEFAULT_EXPERIMENT = "two-hosts-total-idle-one";

  private final Console console;
  private final PictureWriter pictures;
  private final RunWindow window;

  private CommandLineProgram(Console console, PictureWriter pictures, RunWindow window) {
    this.console = console;
    this.pictures = pictures;
    this.window = window;
  }

  /// Runs a command line on the process's own streams.
  ///
  /// @param pictures draws the pictures that commands are asked for
  /// @param window shows the runs that commands are asked to show
  /// @return the exit code
  public static int run(PictureWriter pictures, RunWindow window, String... arguments) {
    return run(Console.system(), pictures, window, arguments);
  }

  static int run(Console console, PictureWriter pictures, RunWindow window, String... arguments) {
    return new CommandLineProgram(console, pictures, window).execute(arguments);
  }

  private int execute(String... arguments) {
    String[] effective = arguments;
    if (arguments.length == 0) {
      console
          .err()
          .println(
              "There is no display for the window: running the experiment "
                  + DEFAULT_EXPERIMENT
                  + " without it. See poolscope --help for more.");
      effective = new String[] {"run", DEFAULT_EXPERIMENT, "--png"};
    }
    CommandLine line = PoolscopeCommand.commandLine(console, pictures, window, effective);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, _) -> wrongUsage(e));
    line.setExecutionExceptionHandler((e, _, _) -> failed(e));
    return line.execute(effective);
  }

  private int wrongUsage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String what =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : firstLine(String.valueOf(e.getMessage()));
    console.complain(what + "; see " + command + " --help");
    return ExitCodes.USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().getFirst();
    CommandLine command = e.getCommandLine();
    if (argument.startsWith("-")) {
      return argument
          + " is no option"
          + Texts.suggestion(argument, command.getCommandSpec().optionsMap().keySet());
    }
    return command.getSubcommands().isEmpty()
        ? argument + " is one argument too many"
        : argument
            + " is no command"
            + Texts.suggestion(argument, command.getSubcommands().keySet())
            + "; commands: "
            + String.join(", ", command.getSubcommands().keySet());
  }

  private int failed(Exception e) {
    return switch (e) {
      case ConfigException c -> {
        c.problems().forEach(problem -> console.complain(problem.toString()));
        yield ExitCodes.USAGE;
      }
      case UsageException u -> {
        console.complain(u.getMessage());
        yield u.exitCode();
      }
      case InvalidPicksException p -> {
        console.complain(p.getMessage());
        yield ExitCodes.USAGE;
      }
      case NotAnEventLogException n -> {
        console.complain(n.getMessage());
        yield ExitCodes.USAGE;
      }
      case InvalidRunDirectoryException i -> {
        console.complain(i.getMessage());
        yield ExitCodes.USAGE;
      }
      case InvalidTraceException t -> {
        console.complain(t.getMessage());
        yield ExitCodes.USAGE;
      }
      case InvalidMergeException m -> {
        console.complain(m.getMessage());
        yield ExitCodes.USAGE;
      }
      case InvalidTrafficException t -> {
        console.complain(t.getMessage());
        yield ExitCodes.USAGE;
      }
      case VirtualTimeException v -> {
        console.complain(v.getMessage());
        yield ExitCodes.USAGE;
      }
      case InvalidSweepException s -> {
        console.complain(s.getMessage());
        yield ExitCodes.USAGE;
      }
      case RunRefusedException r -> {
        console.complain(r.getMessage());
        yield r.kind() == RunRefusedException.Cause.USAGE ? ExitCodes.USAGE : ExitCodes.MACHINE;
      }
      case IOException io when isOfTheMachine(io.getCause()) -> {
        console.complain(describe(io));
        yield ExitCodes.MACHINE;
      }
      default -> internalError(e);
    };
  }

  private int internalError(Exception e) {
    console.complain(FileErrors.bug(e));
    return ExitCodes.INTERNAL;
  }

  /// Whether what lies behind a file error is, as far as is known, no bug.
  private static boolean isOfTheMachine(@Nullable Throwable cause) {
    return cause == null || cause instanceof IOException || cause instanceof UncheckedIOException;
  }

  private static String describe(IOException e) {
    return e.getClass() == IOException.class
        ? firstLine(String.valueOf(e.getMessage()))
        : FileErrors.describe(e);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
