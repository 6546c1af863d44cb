package dev.poolscope.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A sequence of the balancer reference as a command, and what it says.
///
/// @param what what it shows, one sentence
/// @param options the command's options but the steps
/// @param hosts the hosts of all picks, joined by blanks
/// @param scores the scores of the last pick; empty if they are not the point
record PickVector(String what, String options, String steps, String hosts, String scores) {
  static PickVector of(String what, String options, String steps, String hosts) {
    return new PickVector(what, options, steps, hosts, "");
  }

  PickVector scored(String lastScores) {
    return new PickVector(what, options, steps, hosts, lastScores);
  }

  Outcome run() {
    List<String> arguments = new ArrayList<>(List.of("pick"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of("--steps", steps));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  String commandLine() {
    return "poolscope pick " + options + " --steps \"" + steps + "\"";
  }

  @Override
  public String toString() {
    return commandLine();
  }

  /// The rows of picks.
  static List<NamedCsvRecord> picks(Outcome outcome) {
    return CsvReader.builder().ofNamedCsvRecord(outcome.out()).stream()
        .filter(row -> row.getField("action").startsWith("p"))
        .toList();
  }

  static String hosts(Outcome outcome) {
    return picks(outcome).stream()
        .map(row -> row.getField("host"))
        .collect(Collectors.joining(" "));
  }
}
