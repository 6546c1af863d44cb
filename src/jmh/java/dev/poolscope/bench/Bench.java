package dev.poolscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the parts of a measurement share.
///
/// @param settings what was asked for
/// @param work a directory that goes at the end
/// @param tools what is installed
/// @param report where results go
record Bench(Settings settings, Path work, Tools tools, Report report) {
  /// Looks for the tools. When this process ends, in whatever way, all that it started is ended and
  /// the work directory deleted.
  static Bench open(Settings settings) throws IOException, InterruptedException {
    Files.createDirectories(settings.output());
    Path work = Files.createTempDirectory(settings.output(), "work-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(work), "bench-end"));
    return new Bench(
        settings, work, Tools.find(settings.goSources(), work), new Report(settings.output()));
  }

  /// The app image.
  Poolscope poolscope() {
    return new Poolscope(settings.program(), work);
  }

  /// A class of ours in a Java process with our class path, which has the product's libraries.
  static List<String> java(Class<?> main, List<String> options, List<String> arguments) {
    Stream<String> start = Stream.concat(Stream.of(jdk("java")), options.stream());
    Stream<String> what =
        Stream.of("-classpath", System.getProperty("java.class.path", ""), main.getName());
    return Stream.of(start, what, arguments.stream()).flatMap(words -> words).toList();
  }

  /// A program of the JDK that runs this.
  static String jdk(String program) {
    return Path.of(System.getProperty("java.home", ""), "bin", program).toString();
  }

  /// Deletes a directory and what is in it.
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void clear(Path work) {
    Child.endAll();
    try {
      delete(work);
    } catch (IOException e) {
      System.err.println("cannot delete " + work + ": " + e);
    }
  }
}
