package dev.poolscope.experiment;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.schema.Check;
import dev.poolscope.schema.DefaultWith;
import dev.poolscope.schema.Field;
import java.time.Duration;

/// The client's connection pool and its limits.
public record Transport(
    @Field(doc = "Who decides about connections.", def = "go", fixed = true) Rules rules,
    @Field(
            doc = "Whose values hold for limits that are not given.",
            def = "none",
            rules = "go",
            fixed = true)
        Profile profile,
    @Field(doc = "The protocol of the connections.", def = "http/1.1", fixed = true)
        Protocol protocol,
    @Field(
            doc = "How many idle connections are kept, over all hosts.",
            def = "0",
            defOf = "http.Transport",
            defWith = {
              @DefaultWith(
                  field = "profile",
                  is = "DefaultTransport",
                  def = "100",
                  of = "http.DefaultTransport"),
              @DefaultWith(field = "rules", is = "okhttp", def = "5", of = "OkHttp")
            },
            special = "0 = no limit, negative = none kept")
        int maxIdleConns,
    @Field(
            doc = "How many idle connections are kept for each host.",
            def = "0",
            defOf = "http.Transport",
            rules = "go",
            special = "0 = 2, negative = connections are never reused")
        int maxIdleConnsPerHost,
    @Field(
            doc =
                "How many connections each host may have, dialing, active and idle ones. Under h2"
                    + " and h2c it bounds only how many are dialed at a time, as in Go.",
            def = "0",
            defOf = "http.Transport",
            rules = "go",
            special = "0 or negative = no limit")
        int maxConnsPerHost,
    @Field(
            doc = "How long a connection may be idle before it is closed.",
            def = "0s",
            defOf = "http.Transport",
            defWith = {
              @DefaultWith(
                  field = "profile",
                  is = "DefaultTransport",
                  def = "90s",
                  of = "http.DefaultTransport"),
              @DefaultWith(field = "rules", is = "okhttp", def = "5m", of = "OkHttp")
            },
            special = "0s or negative = never closed for that")
        Duration idleConnTimeout,
    @Field(
            doc = "How long the headers of a response may take after the request was sent.",
            def = "0s",
            defOf = "http.Transport",
            rules = "go",
            special = "0s or negative = no limit")
        Duration responseHeaderTimeout,
    @Field(
            doc = "How long a request may take, from its start to the end of the body.",
            def = "15s",
            special = "0s or negative = no limit")
        Duration requestTimeout,
    @Field(
            doc = "Whether every request asks to close its connection, so that none is reused.",
            def = "false")
        boolean disableKeepAlives,
    @Field(
            doc = "Whether a request that failed on a reused connection is sent again.",
            def = "true",
            defOf = "OkHttp",
            rules = "okhttp")
        boolean retryOnConnectionFailure,
    @Field(
            doc = "How many requests the dispatcher runs at a time.",
            def = "64",
            defOf = "OkHttp",
            min = "1",
            rules = "okhttp")
        int maxRequests,
    @Field(
            doc = "How many requests the dispatcher runs at a time for each host name.",
            def = "5",
            defOf = "OkHttp",
            min = "1",
            rules = "okhttp")
        int maxRequestsPerHost,
    @Field(doc = "What a caller does with the response body.", def = "full") BodyHandling body,
    @Field(doc = "The Go release whose rules hold.", def = "latest", rules = "go", fixed = true)
        GoRelease goRelease,
    @Field(
            doc = "How long TCP may take until a connection is established.",
            def = "0s",
            defOf = "http.Transport",
            defWith = {
              @DefaultWith(
                  field = "profile",
                  is = "DefaultTransport",
                  def = "30s",
                  of = "http.DefaultTransport"),
              @DefaultWith(field = "rules", is = "okhttp", def = "10s", of = "OkHttp")
            },
            special = "0s or negative = no limit")
        Duration dialTimeout,
    @Field(
            doc = "How long a TLS handshake may take.",
            def = "0s",
            defOf = "http.Transport",
            defWith =
                @DefaultWith(
                    field = "profile",
                    is = "DefaultTransport",
                    def = "10s",
                    of = "http.DefaultTransport"),
            rules = "go",
            special = "0s or negative = no limit")
        Duration tlsHandshakeTimeout,
    @Field(
            doc =
                "At which age a connection is closed: when it is idle at that age, or when it comes"
                    + " back older. Go's Transport has no such limit; connections of HTTP/2 are not held to it.",
            def = "0s",
            min = "0s",
            rules = "go",
            special = "0s = never closed for that")
        Duration maxConnectionAge,
    @Field(
            doc =
                "After how many requests a connection is closed. Go's Transport has no such limit;"
                    + " connections of HTTP/2 are not held to it.",
            def = "0",
            min = "0",
            rules = "go",
            special = "0 = no limit")
        int maxRequestsPerConnection,
    @Field(
            doc = "Which of a host's idle connections serves the next request.",
            def = "newest",
            rules = "go")
        ReuseOrder reuse,
    @Field(
            doc =
                "Whether every request has a new transport with a pool of its own, as where a program"
                    + " makes a client for each. Limits hold in each of the pools, and changed ones in"
                    + " those that are made from then on. A connection is never found again, and stays"
                    + " open until idleConnTimeout or the server ends it.",
            def = "false",
            fixed = true)
        boolean perRequest,
    @Field(doc = "Whose requests share a pool of connections.", def = "shared", fixed = true)
        Pooling pool,
    @Field(doc = "Deterministic faults of the dialer.", def = "{}") Dial dial) {
  /// What is said where the rules have no HTTP/2 without TLS.
  static final String NO_H2C =
      "Go's Transport has HTTP/2 without TLS since 1.24; write goRelease: 1.24 or newer, "
          + "protocol: h2, or rules: okhttp";

  /// A transport whose rules have its protocol.
  public Transport {
    Check check = new Check();
    check.that(protocol != Protocol.H2C || mayBeH2c(rules, goRelease), "protocol", NO_H2C);
    check.done();
  }

  /// Its limits as the pool of the `go` rules takes them; durations that Go reads as "none" are 0.
  public GoLimits goLimits() {
    return new GoLimits(
        maxIdleConns,
        maxIdleConnsPerHost,
        maxConnsPerHost,
        Math.max(0, idleConnTimeout.toNanos()),
        disableKeepAlives,
        Math.max(0, maxConnectionAge.toNanos()),
        maxRequestsPerConnection,
        reuse == ReuseOrder.OLDEST);
  }

  /// Whether its rules have HTTP/2 without TLS.
  boolean mayBeH2c() {
    return mayBeH2c(rules, goRelease);
  }

  private static boolean mayBeH2c(Rules rules, GoRelease goRelease) {
    return rules == Rules.OKHTTP || goRelease.speaksH2c();
  }
}
