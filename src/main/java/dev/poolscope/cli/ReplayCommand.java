package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `poolscope replay`.
@Command(
    name = "replay",
    description = "Opens the window on a recorded run, also on one that was killed.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final RunWindow window;

  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory = Path.of("");

  ReplayCommand(RunWindow window) {
    this.window = window;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    new RunDirectory(directory).requireRun();
    if (!window.show(directory)) {
      throw new UsageException(
          "there is no display for the window; start a desktop session, or draw the run without"
              + " one: poolscope export "
              + directory
              + " --format png",
          ExitCodes.MACHINE);
    }
    return ExitCodes.OK;
  }
}
