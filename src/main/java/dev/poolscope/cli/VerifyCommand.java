package dev.poolscope.cli;

import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.RunExport;
import dev.poolscope.files.Json;
import dev.poolscope.report.CaptureCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope verify`.
@Command(
    name = "verify",
    description = {
      "Compares a run, connection by connection, with the packet capture beside it (poolscope run"
          + " --capture): that there was a SYN and whether it was answered, ports, the time of the"
          + " dial, who sent the first FIN or RST, and the number of HTTP/1 requests.",
      "Writes nothing."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all connections agree",
      "1:a connection differs",
      "2:no directory of a run with a readable capture",
      "3:the capture lost packets"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory run = new RunDirectory(directory);
    run.requireRun();
    if (!Files.isRegularFile(run.capture())) {
      throw new InvalidRunDirectoryException(
          directory
              + " has no capture.pcapng; capture beside the run: poolscope run ... --capture");
    }
    CaptureCheck check = RunExport.verify(run);
    if (check.verdict().equals("refused")) {
      throw new UsageException(
          check.reason(), check.packetsLost() > 0 ? ExitCodes.MACHINE : ExitCodes.USAGE);
    }
    console.print(json ? Json.text(check) : CaptureText.whole(check));
    return check.agrees() ? ExitCodes.OK : ExitCodes.NOT_HELD;
  }
}
