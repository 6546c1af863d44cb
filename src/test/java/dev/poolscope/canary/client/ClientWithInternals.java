package dev.poolscope.canary.client;

import okhttp3.internal.connection.RealConnection;

/// Uses what OkHttp keeps to itself.
public record ClientWithInternals(RealConnection connection) {}
