package dev.poolscope.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An experiment comes of what is typed about a server of one's own, or it is said what is wrong.
class OwnServerTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8000/x, http://127.0.0.1:8000/x",
    "localhost:8080, http://localhost:8080",
    "8000, http://127.0.0.1:8000",
    "' https://example.org ', https://example.org",
    "[::1]:80/a, http://[::1]:80/a"
  })
  void anAddressIsTakenAsABrowserTakesIt(String typed, String url) {
    Experiment experiment = read(typed, "10", OwnServer.Kind.CONNECTIONS, "10");

    assertThat(experiment.targets().getFirst().url()).hasToString(url);
  }

  @Test
  void theExperimentHasATitleAQuestionAndNoExpectations() {
    Experiment experiment = read("127.0.0.1:8000", "25", OwnServer.Kind.CONNECTIONS, "3");

    assertThat(experiment.title()).isEqualTo("127.0.0.1:8000, 25 connections at once");
    assertThat(experiment.name()).isEqualTo("127-0-0-1-8000");
    assertThat(experiment.question()).endsWith("?");
    assertThat(experiment.expect()).isEmpty();
    assertThat(experiment.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(experiment.load().getFirst().arrivals())
        .isInstanceOfSatisfying(
            Arrivals.Closed.class, closed -> assertThat(closed.workers()).isEqualTo(25));
  }

  @Test
  void aRateIsAnOpenLoop() {
    Experiment experiment = read("8000", "2.5", OwnServer.Kind.RATE, "1m30s");

    assertThat(experiment.duration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(experiment.load().getFirst().arrivals())
        .isInstanceOfSatisfying(
            Arrivals.Constant.class, constant -> assertThat(constant.rate()).isEqualTo(2.5));
  }

  @Test
  void whatIsWrongIsSaidWhereItWasTyped() {
    OwnServer.Outcome outcome =
        new OwnServer("ftp://x", "many", OwnServer.Kind.CONNECTIONS, "-1").outcome();

    assertThat(outcome.problems().get(OwnServer.Part.ADDRESS)).contains("http://");
    assertThat(outcome.problems().get(OwnServer.Part.AMOUNT)).contains("many");
    assertThat(outcome.problems().get(OwnServer.Part.SECONDS)).contains("-1");
    assertThat(new OwnServer(" ", "1", OwnServer.Kind.RATE, "1").outcome().problems())
        .containsOnlyKeys(OwnServer.Part.ADDRESS);
  }

  private static Experiment read(
      String address, String amount, OwnServer.Kind kind, String seconds) {
    OwnServer.Outcome outcome = new OwnServer(address, amount, kind, seconds).outcome();
    assertThat(outcome.problems()).isEmpty();
    return Experiments.read(outcome.source(), List.of());
  }
}
