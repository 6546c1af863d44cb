package dev.poolscope.cli;

import dev.poolscope.experiment.LoadCap;
import dev.poolscope.units.Texts;
import org.jspecify.annotations.Nullable;

/// Reads how much load may be sent to a host that is not this machine.
final class CapArguments {
  private static final String UNLIMITED = "unlimited";

  private CapArguments() {}

  /// The cap of these arguments; what is not given is as usual.
  ///
  /// @throws UsageException if one is not understood or not possible
  static LoadCap cap(@Nullable String rate, @Nullable String connections) {
    return new LoadCap(
        rate == null ? LoadCap.DEFAULT.perSecond() : rate(rate),
        connections == null ? LoadCap.DEFAULT.connections() : connections(connections));
  }

  private static double rate(String text) {
    if (text.equals(UNLIMITED)) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && rate <= Double.MAX_VALUE) {
        return rate;
      }
    } catch (NumberFormatException _) {
      // Told below, with everything else that is not possible.
    }
    throw new UsageException(
        "--allow-rate: "
            + Texts.quoted(text)
            + " is not possible; allowed: requests per second above 0, such as 200, or unlimited");
  }

  private static long connections(String text) {
    try {
      long connections = Long.parseLong(text);
      if (connections > 0) {
        return connections;
      }
    } catch (NumberFormatException _) {
      // As above.
    }
    throw new UsageException(
        "--allow-connections: "
            + Texts.quoted(text)
            + " is not possible; allowed: a whole number, at least 1, such as 100");
  }
}
