package dev.poolscope.cli;

import dev.poolscope.run.Run;
import dev.poolscope.run.RunFactory;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/// `poolscope run` whose run, once its directory is there, is held until the process is told to
/// end.
public final class HeldRunMain {
  private HeldRunMain() {}

  public static void main(String... arguments) {
    CountDownLatch ending = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(ending::countDown));
    Console console = Console.system();
    RunFactory held =
        (experiment, parent, allowed, beforeWriting) -> {
          Run run = new Run(experiment, parent, allowed, beforeWriting);
          console.err().println("the directory is there");
          try {
            ending.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return run;
        };
    RunCommand command = new RunCommand(console, (_, _, _) -> {}, held);
    System.exit(new CommandLine(command).execute(arguments));
  }
}
