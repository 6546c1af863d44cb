package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/2 under the `go` rules, over real sockets. How the numbers compare to Go's own is
/// [GoHttp2ComparisonTest]'s.
class GoHttp2Test {
  private static final Sample SLOW =
      Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(50)));

  @RegisterExtension final PoolScenario scenario = new PoolScenario("protocol=h2");

  @ParameterizedTest
  @ValueSource(strings = {"h2", "h2c"})
  void requestsShareOneConnection(String protocol) {
    Host a = protocol.equals("h2") ? scenario.tls("a", SLOW) : scenario.sample("a", SLOW);
    scenario.start("protocol=" + protocol);
    scenario.send(a).ok();

    PoolScenario.allOk(scenario.send(a, 50));

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).reusedMarked()).isEqualTo(50);
    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class))
        .extracting(PoolEvent.ProtocolChosen::protocol)
        .containsExactly(protocol);
    assertThat(scenario.events().all(PoolEvent.TlsEnded.class))
        .hasSize(protocol.equals("h2") ? 1 : 0);
  }

  @Test
  void whatTheFirstRequestsDialTooManyIsThrownAway() {
    Host a = scenario.tls("a", SLOW);
    scenario.start();

    PoolScenario.allOk(scenario.send(a, 10));

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(10);
    assertThat(scenario.closeReasons(a)).hasSize(9).containsOnly(CloseReason.H2_DIAL_DISCARDED);
    assertThat(scenario.counts(a).neverUsed()).isEqualTo(9);
  }

  @Test
  void theLimitOfConnectionsBoundsTheDials() {
    Host a = scenario.tls("a", SLOW);
    scenario.start("maxConnsPerHost=2");

    PoolScenario.allOk(scenario.send(a, 50));

    assertThat(scenario.counts(a).opened()).isLessThanOrEqualTo(2);
    scenario.awaitOpen(a, 0, 1);
  }

  @Test
  void manyRequestsHoldOneConnectionAtATime() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.start("maxConnsPerHost=1", "requestTimeout=2s");

    List<Sent> sent = scenario.send(a, 30);

    scenario.awaitOpen(a, 1, 0);
    sent.forEach(s -> s.failsWith(FailureKind.TIMEOUT_IN_FLIGHT));
    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void headersThatDoNotComeInTimeEndTheStreamOnly() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.start("responseHeaderTimeout=200ms");

    scenario.send(a).failsWith(FailureKind.HEADER_TIMEOUT);

    a.behave(Sample.DEFAULT);
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "partial", "close", "leave"})
  void noHandlingOfTheBodyCostsTheConnection(String body) {
    Host a = scenario.tls("a", Sample.DEFAULT.with("bodyBytes", 100_000));
    scenario.start("body=" + body);

    for (int i = 0; i < 5; i++) {
      scenario.send(a).ok();
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    scenario.awaitOpen(a, 0, 1);
  }

  @Test
  void bodiesGoBothWays() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("bodyBytes", 2_000_000));
    scenario.start();

    assertThat(scenario.send(a, Requests.POST.withBody(2_000_000)).ok().bytesIn())
        .isEqualTo(2_000_000);
    assertThat(scenario.send(a, Requests.HEAD).ok().bytesIn()).isZero();
    assertThat(scenario.send(a, Requests.POST).ok().bytesIn()).isEqualTo(2_000_000);

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @Test
  void withoutKeepAliveEachRequestHasAConnectionOfItsOwn() {
    Host a = scenario.tls("a", SLOW);
    scenario.start("disableKeepAlives=true");

    PoolScenario.allOk(scenario.send(a, 5));

    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.closeReasons(a)).contains(CloseReason.KEEPALIVE_DISABLED);
    assertThat(scenario.counts(a).reusedMarked()).isZero();
  }

  @Test
  void aConnectionWithoutStreamsIsClosedAfterTheIdleTimeout() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start("idleConnTimeout=300ms");

    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.IDLE_TIMEOUT);
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void afterTheServersGoodbyeAnotherConnectionIsUsed() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("maxRequests", 1));
    scenario.start("idleConnTimeout=1s");

    scenario.send(a).ok();
    scenario.send(a).ok();

    // Whether the goodbye comes before the end of the last stream is the server's matter.
    assertThat(scenario.awaitClose(1).reason()).isIn(CloseReason.GOAWAY, CloseReason.IDLE_TIMEOUT);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void idleConnectionsCloseWhenAsked() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.start();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);

    scenario.client().closeIdle();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.CLOSE_IDLE_CALLED);
  }

  @Test
  void aCloseByHandFailsAllRequestsOnTheConnection() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.start("maxConnsPerHost=1");
    List<Sent> sent = scenario.send(a, 5);
    scenario.events().await(PoolEvent.RequestSent.class, 5);

    assertThat(scenario.client().closeConnection(1)).isTrue();

    sent.forEach(s -> s.failsWith(FailureKind.CLOSED_BY_HAND));
    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.CLOSED_BY_HAND);
  }

  @Test
  void theEndOfTheRunEndsRequestsAndConnections() {
    Host a = scenario.tls("a", Sample.DEFAULT.with("stall", Stall.FOREVER));
    scenario.start();
    List<Sent> sent = scenario.send(a, 5);
    scenario.awaitOpen(a, 1, 0);

    scenario.endRun();

    sent.forEach(s -> s.failsWith(FailureKind.RUN_ENDED));
    assertThat(scenario.closeReasons(a)).contains(CloseReason.RUN_ENDED);
  }

  @Test
  void aServerThatDoesNotChooseHttp2FailsTheRequest() {
    Host a = scenario.rawTls("a", (connection, _) -> connection.answerAll(RawConnection.OK));
    scenario.start();

    assertThat(scenario.send(a).failure().detail()).contains("does not speak h2");

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.TLS_FAILED);
  }

  @Test
  void aCertificateThatIsNotTrustedFailsTheRequest() {
    Host a = scenario.tls("a", Sample.DEFAULT);
    scenario.distrust();
    scenario.start();

    scenario.send(a).failsWith(FailureKind.TLS);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.TLS_FAILED);
  }

  @Test
  void plainUrlsAreSpokenToInHttp1() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();

    PoolScenario.allOk(scenario.send(a, 3));

    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class)).isEmpty();
  }

  @Test
  void aFurtherConnectionIsDialedWhenTheStreamsOfTheFirstAreUsedUp() {
    // Jetty allows 128 streams on a connection.
    Host a =
        scenario.tls("a", Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(500))));
    scenario.start("maxConnsPerHost=1");
    scenario.send(a).ok();

    PoolScenario.allOk(scenario.send(a, 200));

    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.events().mostHolders()).containsOnly(entry(1L, 128), entry(2L, 72));
  }

  @Test
  void aLowStreamLimitLeadsToMoreConnections() {
    Host a =
        scenario.tls(
            "a",
            Sample.DEFAULT
                .with("maxConcurrentStreams", 4)
                .with("delay", new Delay.Fixed(Duration.ofMillis(500))));
    scenario.start();
    scenario.send(a).ok();

    PoolScenario.allOk(scenario.send(a, 8));

    assertThat(scenario.events().mostHolders()).hasSizeBetween(2, 5).containsEntry(1L, 4);
    assertThat(scenario.events().mostHolders().values().stream().mapToInt(n -> n).sum())
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void aRefusedStreamIsRepeatedOnAnotherConnection() {
    Host a =
        scenario.tls(
            "a",
            Sample.DEFAULT
                .with("maxConcurrentStreams", 4)
                .with("delay", new Delay.Fixed(Duration.ofMillis(300))));
    // All eight are sent before the server's settings can have come.
    scenario.start("maxConnsPerHost=1");

    PoolScenario.allOk(scenario.send(a, 8));

    assertThat(scenario.counts(a).ok()).isEqualTo(8);
  }
}
