package dev.poolscope.cli;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.files.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `poolscope list`.
@Command(
    name = "list",
    description = "Lists the built-in experiments: name, title, question.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Prints a JSON array.")
  private boolean json;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Headline> experiments = Experiments.headlines();
    if (json) {
      console.out().print(Json.text(experiments.stream().map(ListCommand::entry).toList()));
    } else {
      for (Headline experiment : experiments) {
        console
            .out()
            .printf(
                Locale.ROOT,
                "%s%n    %s%n    %s%n",
                experiment.name(),
                experiment.title(),
                experiment.question());
      }
    }
    console.out().flush();
    return ExitCodes.OK;
  }

  private static Map<String, String> entry(Headline experiment) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("name", experiment.name());
    entry.put("title", experiment.title());
    entry.put("question", experiment.question());
    return entry;
  }
}
