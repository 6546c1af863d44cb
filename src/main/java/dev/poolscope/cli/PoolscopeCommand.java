package dev.poolscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `poolscope` itself.
@Command(
    name = "poolscope",
    description = "Drives load through a counting, pooled HTTP client and shows what every"
        + " connection did, and why.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class PoolscopeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /// The whole command line.
  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new PoolscopeCommand());
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new ListCommand(console));
    line.addSubcommand(new ShowCommand(console));
    line.addSubcommand("serve", ServeCommand.spec(console));
    line.addSubcommand(new ExportCommand(console));
    return line;
  }
}
