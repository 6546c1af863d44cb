/// A run's numbers for Prometheus, under the names that OpenTelemetry gives to those of HTTP
/// clients.
@NullMarked
package dev.poolscope.metrics;

import org.jspecify.annotations.NullMarked;
