package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.server.SampleServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// HTTP/2 under OkHttp's rules (OkHttp facts, 14).
class OkHttp2Test {
  private static final Sample SLOW =
      Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(50)));

  @RegisterExtension
  final PoolScenario scenario = new PoolScenario("rules=okhttp", "maxRequestsPerHost=20");

  @Test
  void parallelRequestsShareOneConnection() {
    Host a = scenario.sample("a", SLOW);
    scenario.start("protocol=h2c");

    PoolScenario.allOk(scenario.send(a, 20));

    scenario.awaitOpen(a, 0, 1);
    long opened = scenario.counts(a).opened();
    assertThat(opened).isLessThanOrEqualTo(20);
    assertThat(scenario.closeReasons(a))
        .hasSize((int) opened - 1)
        .allMatch(CloseReason.H2_DIAL_DISCARDED::equals);
    assertThat(scenario.counts(a).neverUsed()).isEqualTo(opened - 1);
    scenario.agreesWithOkHttp();

    PoolScenario.allOk(scenario.send(a, 20));
    assertThat(scenario.counts(a).opened()).isEqualTo(opened);
    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class))
        .extracting(PoolEvent.ProtocolChosen::protocol)
        .containsOnly("h2c");
  }

  @Test
  void overTlsTheProtocolIsNegotiated() {
    Host a = scenario.tls("a", SLOW);
    scenario.start("protocol=h2");

    scenario.send(a).ok();
    PoolScenario.allOk(scenario.send(a, 20));

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class))
        .extracting(PoolEvent.ProtocolChosen::protocol)
        .containsExactly("h2");
    assertThat(scenario.events().all(PoolEvent.TlsEnded.class)).hasSize(1);
    scenario.awaitOpen(a, 0, 1);
    scenario.agreesWithOkHttp();
  }

  @Test
  void http1OverTlsReusesItsConnection() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start();

    for (int i = 0; i < 20; i++) {
      scenario.send(a).ok();
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).reusedMarked()).isEqualTo(19);
    assertThat(scenario.events().all(PoolEvent.TlsStarted.class)).hasSize(1);
  }

  @Test
  void aStreamThatTimesOutLeavesTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("protocol=h2c");
    scenario.send(a).ok();
    a.behave(Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.apply("requestTimeout=2s");

    List<Sent> sent = scenario.send(a, 5);
    sent.forEach(s -> s.failsWith(FailureKind.TIMEOUT_IN_FLIGHT));

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void theServersGoAwayEndsTheConnection() {
    Host a = scenario.sample("a", Sample.DEFAULT.with("maxRequests", 1));
    scenario.start("protocol=h2c");

    scenario.send(a).ok();
    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.GOAWAY);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  /// Whichever thread notices it, over TLS as well. Now and then one is gone before OkHttp has
  /// written its first words, or has refused what came after its goodbye.
  @Test
  void noConnectionThatItsServerRetiresIsPutDownToTheClient() {
    Host a =
        scenario.tls(
            "a",
            Sample.DEFAULT
                .with("maxAge", Duration.ofMillis(100))
                .with("delay", new Delay.Fixed(Duration.ofMillis(20))));
    scenario.start("protocol=h2");

    for (int i = 0; i < 40; i++) {
      scenario.send(a, 3).forEach(sent -> sent.ended().join());
    }

    assertThat(scenario.closeReasons(a))
        .hasSizeGreaterThan(3)
        .contains(CloseReason.GOAWAY)
        .doesNotContain(
            CloseReason.KEEP_ALIVE_EXPIRED,
            CloseReason.IDLE_LIMIT_EVICTED,
            CloseReason.REQUEST_CANCELLED);
    Set<Long> underWay = new HashSet<>();
    for (TraceEntry entry : scenario.events().entries()) {
      switch (entry.event()) {
        case PoolEvent.RequestIssued issued -> underWay.add(issued.request());
        case PoolEvent.RequestEnded ended -> underWay.remove(ended.request());
        case PoolEvent.DialStarted dial ->
            assertThat(underWay).as("a retry's dial too").contains(dial.request());
        default -> {}
      }
    }
  }

  /// OkHttp opens no other stream there (`RealConnection.trackFailure`).
  @Test
  void aConnectionWhoseServerEndsAStreamWithAnErrorIsGivenUp() throws Exception {
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(server, new HTTP2CServerConnectionFactory(new HttpConfiguration()));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new HalfAnswer());
    server.start();
    try {
      Host a = scenario.foreign("a", URI.create("http://127.0.0.1:" + connector.getLocalPort()));
      scenario.start("protocol=h2c");

      scenario.send(a).failsWith(FailureKind.RESET);

      assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.IO_ERROR);
    } finally {
      server.stop();
    }
  }

  /// Answers with less than it has announced, which ends the stream with an error.
  private static final class HalfAnswer extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 2);
      response.write(
          false,
          ByteBuffer.wrap(new byte[1]),
          Callback.from(() -> callback.failed(new IOException("half an answer"))));
      return true;
    }
  }

  @Test
  void theServersAgeLimitGoesAwayAfterWhatIsUnderWay() {
    Host a =
        scenario.sample(
            "a",
            Sample.DEFAULT
                .with("maxAge", Duration.ofMillis(200))
                .with("delay", new Delay.Fixed(Duration.ofMillis(400))));
    scenario.start("protocol=h2c");

    scenario.send(a).ok();
    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.GOAWAY);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void moreRequestsThanStreamsNeedMoreConnections() {
    Host a =
        scenario.sample(
            "a",
            Sample.DEFAULT
                .with("maxConcurrentStreams", 4)
                .with("delay", new Delay.Fixed(Duration.ofMillis(300))));
    scenario.start("protocol=h2c");
    scenario.send(a).ok();

    PoolScenario.allOk(scenario.send(a, 12));

    // How many is up to OkHttp, which overruns a new connection until it has been told the limit.
    assertThat(scenario.counts(a).opened()).isGreaterThan(1);
  }

  @Test
  void aHostThatVanishedTimesOutAndAnswersWhenItIsBack() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("protocol=h2c");
    scenario.send(a).ok();
    assumeThat(SampleServer.obstacle(Sample.DEFAULT.with("listening", Listening.BLACK_HOLE)))
        .isEmpty();
    a.behave(Sample.DEFAULT.with("listening", Listening.BLACK_HOLE));
    scenario.apply("requestTimeout=400ms");

    scenario.send(a).failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    a.behave(Sample.DEFAULT);
    scenario.apply("requestTimeout=60s");
    scenario.send(a).ok();
  }

  /// lysine-dev/okhttp 5269: until the first connection says that it speaks HTTP/2, every request
  /// dials. Jetty allows 128 streams on a connection, so 250 requests at once take two, or more
  /// where streams were refused; one is enough where the last dials take longer than a response.
  @Test
  void aBurstOfFirstRequestsDialsForEachAndKeepsAsManyAsItsStreamsNeed() {
    Host a =
        scenario.tls("a", Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofSeconds(1))));
    scenario.start("protocol=h2", "maxRequests=250", "maxRequestsPerHost=250");

    PoolScenario.allOk(scenario.send(a, 250));

    scenario.awaitOnlyUsedOpen(a);
    scenario.agreesWithOkHttp();
    long kept = scenario.counts(a).open();
    assertThat(kept).isBetween(1L, 10L);
    List<CloseReason> closed = scenario.closeReasons(a);
    assertThat(closed)
        .hasSize((int) (scenario.counts(a).opened() - kept))
        .contains(CloseReason.H2_DIAL_DISCARDED)
        .isSubsetOf(
            CloseReason.H2_DIAL_DISCARDED,
            CloseReason.STREAMS_REFUSED,
            CloseReason.IDLE_LIMIT_EVICTED);
    long discarded =
        closed.stream().filter(reason -> reason == CloseReason.H2_DIAL_DISCARDED).count();
    assertThat(scenario.events().mostHolders())
        .as("connections that carried something: all but the discarded ones")
        .hasSize((int) (scenario.counts(a).opened() - discarded));
    assertThat(scenario.events().mostHolders().values()).anyMatch(streams -> streams > 100);
  }

  /// All are sent before the server's settings have come. OkHttp gives up a connection after the
  /// second stream refused on it, and goes on with others.
  @Test
  void aConnectionOnWhichStreamsWereRefusedIsGivenUp() {
    Host a =
        scenario.sample(
            "a",
            Sample.DEFAULT
                .with("maxConcurrentStreams", 4)
                .with("delay", new Delay.Fixed(Duration.ofMillis(300))));
    scenario.start("protocol=h2c", "maxRequestsPerHost=40", "maxRequests=40");

    PoolScenario.allOk(scenario.send(a, 40));

    scenario.awaitOnlyUsedOpen(a);
    scenario.agreesWithOkHttp();
    assertThat(scenario.closeReasons(a))
        .isSubsetOf(
            CloseReason.H2_DIAL_DISCARDED,
            CloseReason.STREAMS_REFUSED,
            CloseReason.IDLE_LIMIT_EVICTED);
    long refused =
        scenario.events().all(PoolEvent.RequestRetried.class).stream()
            .filter(retried -> retried.cause() == FailureKind.RESET)
            .count();
    // Then two or more were refused on one of them.
    if (refused > scenario.events().mostHolders().size()) {
      assertThat(scenario.closeReasons(a)).contains(CloseReason.STREAMS_REFUSED);
    }
  }
}
