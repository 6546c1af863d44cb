package dev.poolscope.canary.stats;

import org.eclipse.jetty.server.Server;

/// Uses the server's library.
public record StatsOfJetty(Server server) {}
