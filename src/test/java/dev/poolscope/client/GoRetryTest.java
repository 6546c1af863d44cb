package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which attempts are repeated (Go pool reference, section 10). The first `dying` connections
/// answer once and end at the second request; the others answer every time.
class GoRetryTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGetIsRepeatedUntilAFreshConnectionWorks(boolean withReset) throws Exception {
    Host a = dying(3, withReset);
    keepIdle(a, 3);

    scenario.send(a).ok();

    assertThat(scenario.counts(a).retries()).isEqualTo(3);
    assertThat(scenario.counts(a).opened()).isEqualTo(4);
    assertThat(scenario.closeReasons(a)).hasSize(3).containsOnly(CloseReason.SERVER_CLOSED_IN_USE);
    assertThat(scenario.events().all(PoolEvent.RequestRetried.class))
        .extracting(PoolEvent.RequestRetried::cause)
        .containsOnly(withReset ? FailureKind.RESET : FailureKind.EOF);
  }

  @Test
  void aPostWithoutKeyIsNotRepeated() throws Exception {
    failsOnADyingConnection(Requests.POST);
  }

  @Test
  void aPostWithBodyButWithoutKeyIsNotRepeated() throws Exception {
    failsOnADyingConnection(Requests.POST.withBody(100));
  }

  @Test
  void aPostWithKeyAndAOneShotBodyIsNotRepeated() throws Exception {
    failsOnADyingConnection(Requests.POST.withBody(100).withKey().oneShot());
  }

  @Test
  void aPostWithKeyIsRepeated() throws Exception {
    succeedsAfterADyingConnection(Requests.POST.withKey());
  }

  @Test
  void aPostWithKeyAndAReplayableBodyIsRepeated() throws Exception {
    succeedsAfterADyingConnection(Requests.POST.withBody(100).withKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key", "x-idempotency-key"})
  void aPostWithAKeyAmongItsHeadersIsRepeated(String name) throws Exception {
    succeedsAfterADyingConnection(Requests.POST.with(name, "k"));
  }

  @Test
  void aHeadIsRepeated() throws Exception {
    succeedsAfterADyingConnection(Requests.HEAD);
  }

  @Test
  void nothingIsRepeatedOnAFreshConnection() {
    Host a = scenario.raw("a", (connection, _) -> connection.request());
    scenario.start();

    scenario.send(a).failsWith(FailureKind.EOF);

    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.SERVER_CLOSED_IN_USE);
  }

  @Test
  void nothingIsRepeatedAfterTheFirstByte() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send(RawConnection.OK);
              connection.request();
              connection.send("H");
            });
    scenario.start();
    scenario.send(a).ok();

    scenario.send(a).failsWith(FailureKind.EOF);

    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.IO_ERROR);
  }

  @Test
  void aFailedDialIsNotRepeated() throws Exception {
    Host a = dying(1, false);
    keepIdle(a, 1);
    scenario.apply("dial.refuseEvery=1");

    scenario.send(a).failsWith(FailureKind.REFUSED);

    assertThat(scenario.counts(a).retries()).isEqualTo(1);
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(1);
  }

  @Test
  void aDeadlineCoversAllAttempts() throws Exception {
    Host a =
        scenario.raw(
            "a",
            (connection, index) -> {
              connection.request();
              if (index == 0) {
                connection.send(RawConnection.OK);
                connection.request();
              } else {
                connection.awaitEnd();
              }
            });
    scenario.start();
    scenario.send(a).ok();
    scenario.timers().hold();
    scenario.apply("requestTimeout=300ms");

    Sent sent = scenario.send(a);
    scenario.events().await(PoolEvent.ConnectionAcquired.class, 3);
    scenario.timers().fire(Duration.ofSeconds(20));
    sent.failsWith(FailureKind.TIMEOUT_IN_FLIGHT);

    assertThat(scenario.counts(a).retries()).isEqualTo(1);
  }

  /// The reproducer of golang/go issue 19943: a server that hangs up instead of answering, here on
  /// every 50th request. Requests that are repeated count as well.
  @ParameterizedTest
  @CsvSource({
    "GET, false, true",
    "POST, true, true",
    "POST, false, false",
    "PUT, false, false",
    "DELETE, false, false",
    "PATCH, false, false"
  })
  void aHangUpIsRepeatedByTheMethodOrTheKey(String method, boolean withKey, boolean repeated) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("hangUp", true).with("every", 50));
    scenario.start();
    Requests request = withKey ? Requests.of(method).withKey() : Requests.of(method);

    for (int i = 1; i <= 1000; i++) {
      Sent sent = scenario.send(a, request);
      if (repeated || i % 50 != 0) {
        sent.ok();
      } else {
        sent.failsWith(FailureKind.EOF);
      }
    }

    assertThat(scenario.counts(a).retries()).isEqualTo(repeated ? 20 : 0);
    assertThat(scenario.counts(a).opened()).isEqualTo(repeated ? 21 : 20);
    assertThat(scenario.closeReasons(a)).hasSize(20).containsOnly(CloseReason.SERVER_CLOSED_IN_USE);
  }

  private void failsOnADyingConnection(Requests kind) throws Exception {
    Host a = dying(1, false);
    keepIdle(a, 1);

    scenario.send(a, kind).failsWith(FailureKind.EOF);

    assertThat(scenario.counts(a).retries()).isZero();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  private void succeedsAfterADyingConnection(Requests kind) throws Exception {
    Host a = dying(1, false);
    keepIdle(a, 1);

    scenario.send(a, kind).ok();

    assertThat(scenario.counts(a).retries()).isEqualTo(1);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  private final Gate together = new Gate();

  private Host dying(int dying, boolean withReset) {
    return scenario.raw(
        "a",
        (connection, index) -> {
          if (index >= dying) {
            connection.answerAll(RawConnection.OK);
            return;
          }
          connection.request();
          together.pass();
          connection.send(RawConnection.OK);
          connection.request();
          if (withReset) {
            connection.reset();
          }
        });
  }

  private void keepIdle(Host a, int count) {
    scenario.start("maxIdleConnsPerHost=10");
    var sent = scenario.send(a, count);
    scenario.events().await(PoolEvent.RequestSent.class, count);
    together.open();
    PoolScenario.allOk(sent);
    scenario.awaitOpen(a, 0, count);
  }
}
