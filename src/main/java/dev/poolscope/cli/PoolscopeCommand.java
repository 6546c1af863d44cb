package dev.poolscope.cli;

import dev.poolscope.export.PictureWriter;
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
      "3:the machine does not allow it: a port taken, no file descriptor left, no display",
      "4:an internal error",
      "130:interrupted; what was recorded is complete"
    })
final class PoolscopeCommand implements Runnable {
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

  /// The whole command line.
  static CommandLine commandLine(Console console, PictureWriter pictures, RunWindow window) {
    CommandLine line = new CommandLine(new PoolscopeCommand());
    line.addSubcommand(new RunCommand(console, pictures));
    line.addSubcommand(new ListCommand(console));
    line.addSubcommand(new ShowCommand(console));
    line.addSubcommand("serve", ServeCommand.spec(console));
    line.addSubcommand(PickCommand.line(console));
    line.addSubcommand(new ReplayPicksCommand(console));
    line.addSubcommand(new CompareCommand(console));
    line.addSubcommand(new ExportCommand(console, pictures));
    line.addSubcommand(new ReplayCommand(window));
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    line.registerConverter(Long.class, PoolscopeCommand::wholeNumber);
    return line;
  }
}
