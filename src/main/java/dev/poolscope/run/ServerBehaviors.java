package dev.poolscope.run;

import dev.poolscope.experiment.Sample;
import dev.poolscope.server.Behavior;
import dev.poolscope.server.Delay;
import dev.poolscope.server.ResetPoint;
import dev.poolscope.server.ServerMode;
import java.time.Duration;

/// Turns a sample's settings into the embedded server's behaviour.
public final class ServerBehaviors {
  private ServerBehaviors() {}

  /// The behaviour that the settings describe.
  public static Behavior of(Sample sample) {
    return new Behavior(
        switch (sample.mode()) {
          case KEEP_ALIVE -> ServerMode.KEEP_ALIVE;
          case CLOSE -> ServerMode.CLOSE;
          case HTTP10 -> ServerMode.HTTP10;
          case SILENT_CLOSE -> ServerMode.SILENT_CLOSE;
        },
        delay(sample.delay()),
        sample.idleTimeout().toNanos(),
        sample.maxRequests(),
        sample.bodyBytes(),
        sample.chunked(),
        sample.status(),
        sample.stall().isForever() ? Behavior.FOREVER : sample.stall().length().toNanos(),
        switch (sample.reset()) {
          case NONE -> ResetPoint.NONE;
          case BEFORE_BODY -> ResetPoint.BEFORE_BODY;
          case MID_BODY -> ResetPoint.MID_BODY;
        },
        sample.every());
  }

  private static Delay delay(dev.poolscope.experiment.Delay delay) {
    return switch (delay) {
      case dev.poolscope.experiment.Delay.Fixed d -> new Delay.Fixed(d.value().toNanos());
      case dev.poolscope.experiment.Delay.Uniform d ->
          new Delay.Uniform(d.min().toNanos(), d.max().toNanos());
      case dev.poolscope.experiment.Delay.Exponential d -> new Delay.Exponential(d.mean().toNanos());
      case dev.poolscope.experiment.Delay.PerConnection d ->
          new Delay.PerConnection(d.values().stream().map(Duration::toNanos).toList());
    };
  }
}
