package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// Deterministic faults of the dialer. Those of a target come to those of the transport: delays add
/// up, and either can refuse.
public record Dial(
    @Field(doc = "How long every dial takes longer.", def = "0s", min = "0s", max = "24h")
        Duration delay,
    @Field(doc = "Every n-th dial is refused.", def = "0", min = "0", special = "0 = none is")
        int refuseEvery,
    @Field(doc = "How long every TLS handshake takes longer.", def = "0s", min = "0s", max = "24h")
        Duration handshakeDelay,
    @Field(
            doc =
                "Whether dials are never answered, as by a host that vanished: each ends by"
                    + " `dialTimeout`, when it is aborted with its request, or with the run.",
            def = "false")
        boolean blackHole) {
  /// No faults.
  public static final Dial NONE = new Dial(Duration.ZERO, 0, Duration.ZERO, false);
}
