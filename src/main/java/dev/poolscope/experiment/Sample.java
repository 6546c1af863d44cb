package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.List;
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
    @Field(
            doc = "How long a body takes from its first byte to its last; it trickles evenly.",
            def = "0s",
            min = "0s",
            special = "0s = as fast as the client takes it")
        Duration bodyDuration,
    @Field(
            doc = "The status of the responses that `every` selects; all others have 200.",
            def = "200",
            min = "200",
            max = "599")
        int status,
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
            doc =
                "Whether the server closes the connection in order instead of answering, on the"
                    + " requests that `every` selects; it comes before `reset`.",
            def = "false")
        boolean hangUp,
    @Field(
            doc =
                "Which requests to the server `mode`, `status`, `stall`, `reset` and `hangUp` are"
                    + " for: every n-th.",
            def = "1",
            min = "1",
            special = "1 = all requests")
        int every,
    @Field(
            doc =
                "Whether `every` selects only requests that are not the first of their connection.",
            def = "false")
        boolean reusedOnly,
    @Field(doc = "Whether the server can be reached.", def = "on") Listening listening,
    @Field(
            doc =
                "How many requests an HTTP/2 connection may carry at the same time; a change is for"
                    + " the connections that come after it.",
            def = "128",
            defOf = "Jetty",
            min = "1")
        int maxConcurrentStreams,
    @Field(
            doc =
                "The age at which the server ends a connection: over HTTP/1 at once where it is"
                    + " idle, otherwise with the next response, which says `Connection: close`;"
                    + " over HTTP/2 with GOAWAY, after the requests that are under way.",
            def = "0s",
            min = "0s",
            special = "0s = no limit")
        Duration maxAge,
    @Field(
            doc =
                "The idle timeout that `Keep-Alive: timeout=N` promises in HTTP/1.1, in whole"
                    + " seconds; what the server does is for `idleTimeout` to say.",
            def = "0s",
            min = "0s",
            special = "0s = no such header")
        Duration keepAliveHeader,
    @Field(
            doc =
                "How many servers stand behind the address. Each accepted connection is placed on"
                    + " one of them, stays there, and its responses name it: `X-Backend: 1`. Where"
                    + " there become fewer, connections of the last ones stay until they end.",
            def = "1",
            min = "1",
            max = "1000")
        int backends,
    @Field(doc = "Which backend an accepted connection is placed on.", def = "round-robin")
        Placement placement,
    @Field(
            doc = "The loopback port the server listens on.",
            def = "0",
            min = "0",
            max = "65535",
            fixed = true,
            special = "0 = any free port")
        int port,
    @Field(doc = "Whether the server speaks TLS.", def = "false", fixed = true) boolean tls,
    @Field(
            doc =
                "Targets that it passes its requests on to instead of answering: each to the one"
                    + " with the fewest connections, by its own least_conn or leastconn. For nginx"
                    + " and haproxy.",
            def = "[]",
            max = "1000",
            fixed = true)
        List<String> upstream) {
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
          Duration.ZERO,
          200,
          Stall.NONE,
          ResetPoint.NONE,
          false,
          1,
          false,
          Listening.ON,
          128,
          Duration.ZERO,
          Duration.ZERO,
          1,
          Placement.ROUND_ROBIN,
          0,
          false,
          List.of());

  /// Copies the list, and checks what `keepAliveHeader` can say.
  public Sample {
    upstream = List.copyOf(upstream);
    Check check = new Check();
    check.that(
        keepAliveHeader.equals(Duration.ofSeconds(keepAliveHeader.toSeconds())),
        "keepAliveHeader",
        Durations.format(keepAliveHeader)
            + " cannot be said in the header, which has whole seconds; give such as 5s");
    check.done();
  }

  /// This sample with another value.
  ///
  /// @param field its name in the file
  public Sample with(String field, Object value) {
    return RecordShape.with(this, Map.of(field, value));
  }

  /// What it does with one request: all that it says if `every` selects it, else what is left of it
  /// without that.
  ///
  /// @param ofServer which request of the server it is, from 1
  /// @param ofConnection which request of its connection it is, from 1
  public Sample forRequest(long ofServer, long ofConnection) {
    boolean selected = ofServer % every == 0 && (ofConnection > 1 || !reusedOnly);
    return selected
        ? this
        : new Sample(
            server,
            DEFAULT.mode,
            delay,
            idleTimeout,
            maxRequests,
            bodyBytes,
            chunked,
            bodyDuration,
            DEFAULT.status,
            DEFAULT.stall,
            DEFAULT.reset,
            DEFAULT.hangUp,
            every,
            reusedOnly,
            listening,
            maxConcurrentStreams,
            maxAge,
            keepAliveHeader,
            backends,
            placement,
            port,
            tls,
            upstream);
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
