package dev.poolscope.load;

import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Load;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the caller of a request does, as far as its load says so.
///
/// @param body what it does with the response body; null = as the transport says
/// @param requestTimeout how long its request may take, 0 or negative = no limit; null = as the
///   transport says
/// @param cancelAfter after which time from the start it gives up; 0 = never
public record Caller(
    @Nullable BodyHandling body, @Nullable Duration requestTimeout, Duration cancelAfter) {
  /// A caller that does what the transport says, and does not give up.
  public static final Caller PLAIN = new Caller(null, null, Duration.ZERO);

  /// The callers of a load.
  static Caller of(Load load) {
    return new Caller(load.body(), load.requestTimeout(), load.cancelAfter());
  }
}
