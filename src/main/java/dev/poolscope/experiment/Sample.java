package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import dev.poolscope.schema.RecordShape;
import java.time.Duration;
import java.util.Map;

/// A sample server: what it does to its clients. `server`, `port` and `tls` are fixed for its life,
/// the rest may change at any time.
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
        ResetPoint reset,
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
  /// An embedded server with the defaults: keeps connections open and answers 200 with 10 bytes, at
  /// once.
  public static final Sample DEFAULT =
      new Sample(
          ServerKind.EMBEDDED,
          SampleMode.KEEP_ALIVE,
          Delay.NONE,
          Duration.ZERO,
          0,
          10,
          false,
          200,
          Stall.NONE,
          ResetPoint.NONE,
          1,
          0,
          false);

  /// This sample with another value.
  ///
  /// @param field its name in the file
  public Sample with(String field, Object value) {
    return RecordShape.with(this, Map.of(field, value));
  }

  /// Whether the response to the n-th request of the server (from 1) stalls or is reset.
  public boolean isFaulty(long ordinal) {
    return ordinal % every == 0;
  }

  /// Whether the n-th response of a connection (from 1) is its last.
  public boolean endsConnection(long ordinal) {
    return mode != SampleMode.KEEP_ALIVE || (maxRequests > 0 && ordinal >= maxRequests);
  }

  /// The idle timeout in milliseconds, rounded up; 0 means never.
  public long idleTimeoutMillis() {
    return Math.ceilDiv(idleTimeout.toNanos(), 1_000_000);
  }

  /// Whether the status allows a body.
  public boolean hasBody() {
    return status != 204 && status != 205 && status != 304;
  }
}
