package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// A gradual start for hosts that join, or come back from a drain or an ejection.
public record SlowStart(
    @Field(doc = "How long it lasts.", above = "0s", max = "24h") Duration window,
    @Field(
            doc = "How the share grows: with the time passed to the power of 1/aggression.",
            def = "1",
            min = "0.001",
            max = "1000",
            special = "1 = evenly, more = faster at first")
        double aggression,
    @Field(doc = "The least share of its weight.", def = "0.1", min = "0", max = "1")
        double minWeight) {}
