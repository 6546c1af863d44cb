package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShowTest {
  @Test
  void defaultsOfGosTransportAreNamed() {
    assertThat(transport("{}"))
        .isEqualTo(
            """
              rules: go
              profile: none
              protocol: http/1.1
              maxIdleConns: 0  # http.Transport's default
              maxIdleConnsPerHost: 0  # http.Transport's default
              maxConnsPerHost: 0  # http.Transport's default
              idleConnTimeout: 0s  # http.Transport's default
              responseHeaderTimeout: 0s  # http.Transport's default
              requestTimeout: 15s
              disableKeepAlives: false
              retryOnConnectionFailure: true
              maxRequests: 64
              maxRequestsPerHost: 5
              body: full
              goRelease: latest
              dialTimeout: 0s  # http.Transport's default
              tlsHandshakeTimeout: 0s  # http.Transport's default
              maxConnectionAge: 0s
              maxRequestsPerConnection: 0
              reuse: newest
              perRequest: false
              pool: shared
              dial: {delay: 0s, refuseEvery: 0, handshakeDelay: 0s, blackHole: false}
            """);
  }

  @Test
  void defaultsOfDefaultTransportAreNamed() {
    assertThat(transport("{profile: DefaultTransport, maxConnsPerHost: 3}"))
        .contains(
            """
              profile: DefaultTransport
              protocol: http/1.1
              maxIdleConns: 100  # http.DefaultTransport's default
              maxIdleConnsPerHost: 0  # http.Transport's default
              maxConnsPerHost: 3
              idleConnTimeout: 90s  # http.DefaultTransport's default
            """);
  }

  @Test
  void defaultsOfOkHttpAreNamed() {
    assertThat(transport("{rules: okhttp, maxRequests: 100}"))
        .isEqualTo(
            """
              rules: okhttp
              profile: none
              protocol: http/1.1
              maxIdleConns: 5  # OkHttp's default
              maxIdleConnsPerHost: 0
              maxConnsPerHost: 0
              idleConnTimeout: 5m  # OkHttp's default
              responseHeaderTimeout: 0s
              requestTimeout: 15s
              disableKeepAlives: false
              retryOnConnectionFailure: true  # OkHttp's default
              maxRequests: 100
              maxRequestsPerHost: 5  # OkHttp's default
              body: full
              goRelease: latest
              dialTimeout: 10s  # OkHttp's default
              tlsHandshakeTimeout: 0s
              maxConnectionAge: 0s
              maxRequestsPerConnection: 0
              reuse: newest
              perRequest: false
              pool: shared
              dial: {delay: 0s, refuseEvery: 0, handshakeDelay: 0s, blackHole: false}
            """);
  }

  private static String transport(String written) {
    return InProcess.run("show", "idle-one-max-two", "--set", "transport=" + written)
        .out()
        .lines()
        .dropWhile(line -> !line.equals("transport:"))
        .skip(1)
        .takeWhile(line -> line.startsWith("  "))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
