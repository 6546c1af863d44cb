package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// A sample server that the run starts for a target.
public record Sample(
    @Field(doc = "The program that answers.", def = "embedded", fixed = true) ServerKind server,
    @Field(doc = "What the server does with its connections.", def = "keep-alive") SampleMode mode,
    @Field(doc = "How long the server takes before it answers.", def = "0s") Delay delay,
    @Field(
            doc = "How long a connection may be idle before the server closes it.",
            def = "0s",
            min = "0s",
            special = "0s = never closed for that")
        Duration idleTimeout,
    @Field(
            doc = "How many requests a connection may carry before the server closes it.",
            def = "0",
            min = "0",
            special = "0 = no limit")
        long maxRequests,
    @Field(
            doc = "The size of a response body. The statuses 204 and 304 go without one.",
            def = "10",
            min = "0",
            max = "1GiB",
            bytes = true)
        long bodyBytes,
    @Field(doc = "Whether a body is sent in chunks, its length unannounced.", def = "false")
        boolean chunked,
    @Field(doc = "The status of every response.", def = "200", min = "200", max = "599") int status,
    @Field(
            doc = "How long an answer is held back, on the requests that `every` selects.",
            def = "0s",
            special = "false or 0s = not at all, true or forever = no answer ever comes")
        Stall stall,
    @Field(
            doc = "Where the server resets the connection, on the requests that `every` selects.",
            def = "none")
        Reset reset,
    @Field(
            doc = "Stall and reset hit every n-th request to the server.",
            def = "1",
            min = "1",
            special = "1 = all requests")
        int every,
    @Field(
            doc = "The loopback port the server listens on.",
            def = "0",
            min = "0",
            max = "65535",
            fixed = true,
            special = "0 = any free port")
        int port,
    @Field(doc = "Whether the server speaks TLS.", def = "false", fixed = true) boolean tls) {
  /// This sample on another port.
  public Sample withPort(int port) {
    return new Sample(
        server,
        mode,
        delay,
        idleTimeout,
        maxRequests,
        bodyBytes,
        chunked,
        status,
        stall,
        reset,
        every,
        port,
        tls);
  }
}
