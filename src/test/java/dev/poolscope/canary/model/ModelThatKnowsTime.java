package dev.poolscope.canary.model;

import dev.poolscope.canary.time.TimeThatKnowsModel;

/// One half of a cycle.
public record ModelThatKnowsTime(TimeThatKnowsModel time) {}
