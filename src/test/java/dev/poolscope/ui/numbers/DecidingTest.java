package dev.poolscope.ui.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.run.Run;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The moment that decided an expectation is found in a real run.
@SuppressWarnings("NullAway.Init") // The recording is made before all tests.
class DecidingTest {
  @TempDir static Path directory;
  private static Recording recording;

  @BeforeAll
  static void record() throws Exception {
    var experiment =
        Experiments.read(
            Experiments.find("two-hosts-total-idle-one"),
            List.of("window=3s", "load.0.arrivals.gap=500ms", "load.1.arrivals.gap=500ms"));
    try (Run run = new Run(experiment, directory)) {
      run.execute();
      recording = Recordings.open(run.directory().path());
    }
    WaitForAsyncUtils.waitFor(
        60, java.util.concurrent.TimeUnit.SECONDS, () -> recording.isComplete());
  }

  @AfterAll
  static void close() {
    recording.close();
  }

  @Test
  void countIsDecidedWhenItReachesWhatWasExpected() {
    long instant = Deciding.instant(recording, expectation("a", null, 1.0, null));
    assertThat(recording.series("a").at(instant).opened()).isEqualTo(1);
    assertThat(recording.series("a").at(instant - 1).opened()).isZero();
  }

  @Test
  void upperLimitIsDecidedByWhatExceedsIt() {
    long instant = Deciding.instant(recording, expectation("all", null, null, 2.0));
    long opened =
        recording.series("a").at(instant).opened() + recording.series("b").at(instant).opened();
    assertThat(opened).isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatIsNeverReachedIsDecidedAtTheEnd() {
    assertThat(Deciding.instant(recording, expectation("a", 1000.0, null, null)))
        .isEqualTo(recording.endNanos());
  }

  @Test
  void countOfAStretchIsDecidedWithinIt() {
    Duration from = Duration.ofMillis(750);
    Duration to = Duration.ofMillis(1250);
    var one = new Expectation("all", "connections_opened", null, 1.0, null, "", from, to);
    var none = new Expectation("all", "connections_opened", 1000.0, null, null, "", from, to);
    long instant = Deciding.instant(recording, one);
    assertThat(instant).isBetween(from.toNanos(), to.toNanos() - 1);
    assertThat(opened(instant)).isEqualTo(opened(from.toNanos() - 1) + 1);
    assertThat(Deciding.instant(recording, none)).isEqualTo(to.toNanos());
  }

  private static long opened(long nanos) {
    return recording.series("a").at(nanos).opened() + recording.series("b").at(nanos).opened();
  }

  @Test
  void idealIsOneConnectionForEachHostThatMayHaveOne() {
    assertThat(IdealSockets.of(recording.report())).isEqualTo(2);
    assertThat(IdealSockets.of(recording.report(), "a")).isEqualTo(1);
  }

  private static Expectation expectation(
      String host, @Nullable Double equal, @Nullable Double atLeast, @Nullable Double atMost) {
    return new Expectation(host, "connections_opened", equal, atLeast, atMost, "");
  }
}
