package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Prints what was measured, and writes it to a Markdown file for each part.
final class Report {
  private final Path directory;
  private Path file;

  Report(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("bench.md");
  }

  /// Begins a part, in place of what its file said before.
  void begin(String part, double load) throws IOException {
    file = directory.resolve(part + ".md");
    Files.deleteIfExists(file);
    append(
        String.format(
            Locale.ROOT,
            "%s, %s %s, %d processors, Java %s, load average %.2f before%n",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            load));
  }

  /// Text as it is.
  void text(String text) throws IOException {
    System.out.println(text);
    append(text + "\n");
  }

  /// A table; each row has as many cells as there are columns.
  void table(String title, List<String> columns, List<List<String>> rows) throws IOException {
    StringBuilder table = new StringBuilder("\n" + title + "\n\n");
    row(table, columns);
    row(table, Collections.nCopies(columns.size(), "---"));
    rows.forEach(cells -> row(table, cells));
    text(table.toString());
  }

  private static void row(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
