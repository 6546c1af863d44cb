package dev.poolscope.bench;

import java.io.IOException;

/// One part of the measurement, which can be asked for by its name.
interface Part {
  /// The name: small letters.
  String name();

  /// Whether it is among those that `all` stands for.
  default boolean isInAll() {
    return true;
  }

  /// About how long it takes.
  double seconds(Settings settings);

  /// Measures, and reports its tables. Stops what it starts.
  ///
  /// @throws IOException if a program did not do what it was started for
  void measure(Bench bench) throws IOException, InterruptedException;
}
