package dev.poolscope.cli;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.ComparedRun;
import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.ComparisonTable;
import dev.poolscope.compare.RepeatComparison;
import dev.poolscope.compare.RepeatTable;
import dev.poolscope.files.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `poolscope compare`.
@Command(
    name = "compare",
    description = {
      "Lays runs beside each other: the settings in which they differ, and the numbers that differ,"
          + " with the difference from the first run.",
      "Numbers are those of summary.csv, by host and for all hosts together.",
      "With --repeats, runs that differ in nothing but the seed repeat each other: the table has"
          + " medians with least and most, and a difference that is not beyond them is none."
    },
    customSynopsis = {
      "poolscope compare [-hV] [--all] [--repeats] [--csv | --json] DIR DIR",
      "                         [DIR...]"
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      hideParamSyntax = true,
      description = "The directories of two or more runs.")
  private List<Path> directories = new ArrayList<>();

  @Option(names = "--all", description = "Also prints the numbers that are equal in all runs.")
  private boolean all;

  @Option(
      names = "--repeats",
      description = "Compares groups of repeated runs: medians, their spread, what is beyond it.")
  private boolean repeats;

  @Option(names = "--csv", description = "Prints CSV.")
  private boolean csv;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (csv && json) {
      throw new UsageException("--csv: does not go with --json; keep one of them");
    }
    String problem = ComparedRun.problem(directories);
    if (problem != null) {
      throw new UsageException(problem);
    }
    for (Path directory : directories) {
      new RunDirectory(directory).requireRun();
    }
    List<ComparedRun> runs = new ArrayList<>();
    for (Path directory : directories) {
      runs.add(ComparedRun.read(directory));
    }
    Comparison comparison = Comparison.of(runs);
    if (repeats) {
      print(RepeatComparison.of(comparison));
    } else {
      print(comparison);
    }
    for (ComparedRun run : runs) {
      if (run.note() != null) {
        console.err().println(run.directory() + ": " + run.note());
      }
    }
    return ExitCodes.OK;
  }

  private void print(Comparison whole) {
    Comparison shown = all ? whole : whole.onlyDifferences();
    print(
        () -> ComparisonTable.json(shown),
        () -> ComparisonTable.csv(shown),
        () -> ComparisonText.of(shown, whole.numbers().size() - shown.numbers().size()));
  }

  private void print(RepeatComparison whole) {
    RepeatComparison shown = all ? whole : whole.onlyDifferences();
    print(
        () -> RepeatTable.json(shown),
        () -> RepeatTable.csv(shown),
        () -> RepeatText.of(shown, whole.numbers().size() - shown.numbers().size()));
  }

  /// Prints the form that was asked for.
  private void print(
      Supplier<Map<String, Object>> ofJson, Supplier<String> ofCsv, Supplier<String> ofText) {
    console.print(json ? Json.text(ofJson.get()) : (csv ? ofCsv : ofText).get());
  }
}
