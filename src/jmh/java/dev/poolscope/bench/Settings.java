package dev.poolscope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What was asked for on the command line.
///
/// @param parts the names of the parts to measure; `all` stands for each
/// @param rounds how often the programs of a part run in turn
/// @param seconds the unit that the windows are made of: 10 for figures, 1 to try things out
/// @param program the app image's launcher
/// @param goSources where the sources of the Go programs are
/// @param output where the tables go
/// @param experiments the built-in experiments of the catalogue's runs; empty for all
record Settings(
    List<String> parts,
    int rounds,
    double seconds,
    Path program,
    Path goSources,
    Path output,
    List<String> experiments) {

  /// The settings in the system properties `bench.*`.
  static Settings ofSystem() {
    return new Settings(
        List.of(property("parts").split(",")),
        Integer.parseInt(property("rounds")),
        Double.parseDouble(property("seconds")),
        Path.of(property("program")),
        Path.of(property("go")),
        Path.of(property("out")),
        words(System.getProperty("bench.experiments", "")));
  }

  private static String property(String name) {
    String value = System.getProperty("bench." + name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("bench." + name + " is not set");
    }
    return value;
  }

  /// Whether a part is to be measured.
  boolean has(Part part) {
    return parts.contains(part.name()) || (part.isInAll() && parts.contains("all"));
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(",")).filter(word -> !word.isEmpty()).toList();
  }
}
