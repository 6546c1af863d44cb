package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.PoolEvent.ConnectionReleased;
import dev.poolscope.model.TraceEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Go 1.27 reads of a body that was closed before its end (Go pool reference, section 12). The
/// time for it is held back, so that a slow machine is given all it needs, until a test lets it
/// pass.
class GoDrainTest {
  private static final int REQUESTS = 10;
  private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(1);

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @CsvSource({
    "close, 100, false",
    "close, 100, true",
    "close, 4096, false",
    "close, 262144, false",
    "close, 262144, true",
    "partial, 100, false",
    "partial, 262144, false",
    // One byte is read of a body in chunks.
    "partial, 262145, true"
  })
  void whatEndsWithinTheLimitIsKept(String body, long bytes, boolean chunked) {
    Host a = sample(Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked));
    scenario.start("body=" + body);

    for (int i = 0; i < REQUESTS; i++) {
      scenario.send(a).ok();
      scenario.awaitOpen(a, 0, 1);
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.closeReasons(a)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "close, 262145, false",
    "close, 262145, true",
    "close, 1048576, false",
    "close, 1048576, true",
    // What is declared counts, not what is left.
    "partial, 262145, false",
    "partial, 262146, true"
  })
  void whatIsLargerIsClosed(String body, long bytes, boolean chunked) {
    Host a = sample(Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked));
    scenario.start("body=" + body);

    eachRequestOpensItsOwn(a);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.19", "1.22", "1.26"})
  void beforeThatNothingIsReadOn(String release) {
    Host a = sample(Sample.DEFAULT.with("bodyBytes", 100));
    scenario.start("body=close", "goRelease=\"" + release + "\"");

    eachRequestOpensItsOwn(a);
  }

  @Test
  void nothingIsTriedWhereTooMuchIsDeclared() {
    Host a = sample(trickling(262_145));
    scenario.start("body=close");

    scenario.send(a).ok();

    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.BODY_NOT_DRAINED);
  }

  @Test
  void theCallerDoesNotWaitButTheConnectionIsInUse() {
    Host a = sample(trickling(131_072));
    scenario.start("body=close", "maxConnsPerHost=1");

    scenario.send(a).ok();
    Sent waiting = scenario.send(a);

    assertThat(scenario.counts(a).active()).isEqualTo(1);
    assertThat(scenario.counts(a).waiting()).isEqualTo(1);
    scenario.timers().fire(TIME_TO_DRAIN);
    waiting.ok();
    scenario.timers().fire(TIME_TO_DRAIN);
    scenario.awaitOpen(a, 0, 0);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void whatTakesTooLongIsClosedWithoutFurtherAsking() {
    Host a = scenario.sample("a", trickling(131_072));
    scenario.start("body=close");

    eachRequestOpensItsOwn(a);
  }

  @Test
  void aDeadlineThatComesMeanwhileChangesNothing() {
    Host a = sample(trickling(131_072));
    scenario.start("body=close", "requestTimeout=5s");

    scenario.send(a).ok();
    assertThat(scenario.timers().count(Duration.ofSeconds(20))).isEqualTo(1);
    scenario.timers().fire(Duration.ofSeconds(20));

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.BODY_NOT_DRAINED);
  }

  @Test
  void theEndOfTheRunEndsIt() {
    Host a = sample(trickling(131_072));
    scenario.start("body=close");

    scenario.send(a).ok();
    scenario.endRun();

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.RUN_ENDED);
  }

  @Test
  void aResponseThatEndsItsConnectionIsReadOnAndClosedForThat() {
    Host a = sample(Sample.DEFAULT.with("bodyBytes", 100).with("mode", SampleMode.CLOSE));
    scenario.start("body=close");

    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.CONNECTION_CLOSE_HEADER);
  }

  @Test
  void aServerThatHangsUpWithinTheBodyLeavesNothingToKeep() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
            });
    scenario.timers().hold();
    scenario.start("body=close");

    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.BODY_NOT_DRAINED);
  }

  @Test
  void theRequestEndsBeforeItsConnectionIsFree() {
    Host a = sample(Sample.DEFAULT.with("bodyBytes", 100));
    scenario.start("body=close");

    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 1);

    List<PoolEvent> ends =
        scenario.events().entries().stream()
            .map(TraceEntry::event)
            .filter(e -> e instanceof PoolEvent.RequestEnded || e instanceof ConnectionReleased)
            .toList();
    assertThat(ends).hasSize(2);
    assertThat(ends.getFirst()).isInstanceOf(PoolEvent.RequestEnded.class);
  }

  /// A server of a run whose timers are held back.
  private Host sample(Sample behavior) {
    Host host = scenario.sample("a", behavior);
    scenario.timers().hold();
    return host;
  }

  private static Sample trickling(long bytes) {
    return Sample.DEFAULT.with("bodyBytes", bytes).with("bodyDuration", Duration.ofHours(1));
  }

  private void eachRequestOpensItsOwn(Host host) {
    for (int i = 0; i < REQUESTS; i++) {
      scenario.send(host).ok();
      scenario.awaitOpen(host, 0, 0);
    }
    assertThat(scenario.counts(host).opened()).isEqualTo(REQUESTS);
    assertThat(scenario.closeReasons(host))
        .hasSize(REQUESTS)
        .containsOnly(CloseReason.BODY_NOT_DRAINED);
  }
}
