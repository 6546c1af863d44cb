package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.model.CloseReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a connection when its response's body is read, read in part, closed or left (Go
/// pool reference, section 7).
class GoBodyTest {
  /// More than fits into memory at once.
  private static final long LARGE = Runtime.getRuntime().maxMemory() + 1;

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @CsvSource({"1, false", "10, false", "10, true", "8192, false", "100000, false", "100000, true"})
  void aBodyReadToItsEndReturnsTheConnection(long bytes, boolean chunked) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked));
    scenario.start();

    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(bytes);
    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(bytes);

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "close, 1, false",
    "close, 10, false",
    "close, 10, true",
    "close, 100000, false",
    "close, 100000, true",
    "partial, 2, false",
    "partial, 10, false",
    "partial, 10, true",
    "partial, 100000, false",
    "partial, 100000, true"
  })
  void before127ABodyClosedBeforeItsEndClosesTheConnection(
      String body, long bytes, boolean chunked) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked));
    scenario.start("body=" + body, "goRelease=\"1.26\"");

    scenario.send(a).ok();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.BODY_NOT_DRAINED, CloseReason.BODY_NOT_DRAINED);
  }

  @ParameterizedTest
  @CsvSource({"10, false", "10, true", "100000, false"})
  void aBodyLeftAloneHoldsTheConnectionUntilTheDeadline(long bytes, boolean chunked) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked));
    scenario.timers().hold();
    scenario.start("body=leave", "requestTimeout=300ms", "maxConnsPerHost=1");

    scenario.send(a).ok();
    assertThat(scenario.counts(a).active()).isEqualTo(1);
    scenario.apply("body=full", "requestTimeout=60s");
    Sent second = scenario.send(a);
    scenario.timers().fire(Duration.ofSeconds(20));

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.REQUEST_CANCELLED);
    second.ok();
    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(2);
  }

  @Test
  void aBodyLeftAloneWithoutDeadlineHoldsTheConnectionToTheEndOfTheRun() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("body=leave", "requestTimeout=0s");

    PoolScenario.allOk(scenario.send(a, 5));
    scenario.awaitOpen(a, 5, 0);
    scenario.endRun();

    assertThat(scenario.closeReasons(a)).hasSize(5).containsOnly(CloseReason.RUN_ENDED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyLargerThanTheHeapAllowsIsReadThrough(boolean chunked) {
    Host a = scenario.sample("a", Sample.DEFAULT.with("bodyBytes", LARGE).with("chunked", chunked));
    scenario.start("requestTimeout=60s");

    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(LARGE);

    scenario.awaitOpen(a, 0, 1);
  }

  @Test
  void aLargeRequestBodyIsSentWhole() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();

    scenario.send(a, Requests.POST.withBody(10_000_000)).ok();
    scenario.send(a).ok();
    scenario.endRun();

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.awaitClose(1).bytesOut()).isGreaterThan(10_000_000);
  }
}
