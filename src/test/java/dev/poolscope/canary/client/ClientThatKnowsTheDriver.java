package dev.poolscope.canary.client;

import dev.poolscope.canary.load.Port;
import dev.poolscope.canary.load.ThreadDriver;

/// Reaches behind the port.
public record ClientThatKnowsTheDriver(ThreadDriver driver) implements Port {}
