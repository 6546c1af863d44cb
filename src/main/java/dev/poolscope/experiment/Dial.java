package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// Deterministic faults of the dialer.
public record Dial(
    @Field(doc = "How long every dial takes longer.", def = "0s", min = "0s", max = "24h")
        Duration delay,
    @Field(doc = "Every n-th dial is refused.", def = "0", min = "0", special = "0 = none is")
        int refuseEvery) {}
