package dev.poolscope.cli;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.files.Json;
import dev.poolscope.units.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description =
          "Lists only experiments with this tag; their group is one. Given several times, those"
              + " with all of them.")
  private List<String> tags = List.of();

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Headline> experiments =
        Experiments.headlines().stream()
            .filter(experiment -> tags.stream().allMatch(experiment::isTagged))
            .toList();
    if (experiments.isEmpty()) {
      throw new UsageException(nothing());
    }
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

  private String nothing() {
    List<String> known =
        Experiments.headlines().stream()
            .flatMap(each -> Stream.concat(Stream.of(each.group()), each.words().stream()))
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList();
    for (String tag : tags) {
      if (known.stream().noneMatch(tag.strip()::equalsIgnoreCase)) {
        return "--tag: no experiment has the tag "
            + Texts.quoted(tag)
            + Texts.suggestion(tag, known)
            + "; poolscope list --json shows all tags";
      }
    }
    return "--tag: no experiment has all of the tags " + String.join(", ", tags);
  }

  private static Map<String, Object> entry(Headline experiment) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", experiment.name());
    entry.put("title", experiment.title());
    entry.put("question", experiment.question());
    entry.put("group", experiment.group());
    entry.put("tags", experiment.words());
    entry.put("reports", experiment.reports());
    entry.put("beside", experiment.variants());
    return entry;
  }
}
