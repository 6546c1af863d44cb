package dev.poolscope.cli;

import dev.poolscope.export.PictureWriter;
import dev.poolscope.run.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command `poolscope` itself.
@Command(
    name = "poolscope",
    description =
        "Drives load through a counting, pooled HTTP client and shows what every"
            + " connection did, and why.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done, and every expectation of the experiment held",
      "1:done, and an expectation did not hold",
      "2:wrong usage, or an invalid experiment file or run directory",
      "3:the machine does not allow it: a port taken, no file descriptor or memory left, no"
          + " display",
      "4:an internal error",
      "130:interrupted; what was recorded is complete"
    })
final class PoolscopeCommand implements Runnable {
  private static final Set<String> VERSION_OPTIONS = Set.of("-V", "--version");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static Long wholeNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException _) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }

  /// The command line, as much of it as the arguments can need: where they begin with a command's
  /// name that command alone, where they ask for the version none, else all of them.
  static CommandLine commandLine(
      Console console, PictureWriter pictures, RunWindow window, String... arguments) {
    CommandLine line = new CommandLine(new PoolscopeCommand());
    Map<String, Supplier<CommandLine>> needed =
        needed(commands(console, pictures, window), arguments);
    needed.forEach((name, command) -> line.addSubcommand(name, command.get()));
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    line.registerConverter(Long.class, PoolscopeCommand::wholeNumber);
    return line;
  }

  private static Map<String, Supplier<CommandLine>> needed(
      Map<String, Supplier<CommandLine>> all, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    Supplier<CommandLine> named = all.get(first);
    if (named != null) {
      return Map.of(first, named);
    }
    boolean onlyVersion = arguments.length == 1 && VERSION_OPTIONS.contains(first);
    return onlyVersion ? Map.of() : all;
  }

  /// How to make each command, by its name, in the order to show them.
  private static Map<String, Supplier<CommandLine>> commands(
      Console console, PictureWriter pictures, RunWindow window) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new CommandLine(new RunCommand(console, pictures, Run::new)));
    commands.put("list", () -> new CommandLine(new ListCommand(console)));
    commands.put("show", () -> new CommandLine(new ShowCommand(console)));
    commands.put("check", () -> new CommandLine(new CheckCommand(console)));
    commands.put("serve", () -> new CommandLine(ServeCommand.spec(console)));
    commands.put("pick", () -> PickCommand.line(console));
    commands.put("replay-picks", () -> new CommandLine(new ReplayPicksCommand(console)));
    commands.put("compare", () -> new CommandLine(new CompareCommand(console)));
    commands.put("sweep", () -> new CommandLine(new SweepCommand(console, Run::new)));
    commands.put("suggest", () -> new CommandLine(new SuggestCommand(console, Run::new)));
    commands.put("merge", () -> new CommandLine(new MergeCommand(console)));
    commands.put("export", () -> new CommandLine(new ExportCommand(console, pictures)));
    commands.put("import", () -> new CommandLine(new ImportCommand(console)));
    commands.put("verify", () -> new CommandLine(new VerifyCommand(console)));
    commands.put("replay", () -> new CommandLine(new ReplayCommand(window)));
    return commands;
  }
}
