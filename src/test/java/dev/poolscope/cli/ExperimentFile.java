package dev.poolscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Experiment files for tests.
final class ExperimentFile {
  /// Three requests to one server, and as long a window as they need on a busy machine.
  static final String SMALL =
      """
      schema: poolscope/experiment/v1
      name: small
      window: 2s
      targets:
        - {name: a, sample: {mode: keep-alive}}
      load:
        - {target: a, arrivals: {kind: once, requests: 3}}
      """;

  private ExperimentFile() {}

  /// Writes a file and returns its path as an argument.
  static String write(Path directory, String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
