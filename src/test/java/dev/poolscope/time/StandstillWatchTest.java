package dev.poolscope.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StandstillWatchTest {
  private static final long MILLI = 1_000_000;

  @Test
  void tellsHowMuchLaterItWokeUpThanItWantedTo() throws Exception {
    // The clock as the watch reads it: every 5 ms, but for one time 40 ms and one time 15 ms late.
    Iterator<Long> readings =
        List.of(0L, 5 * MILLI, 50 * MILLI, 55 * MILLI, 75 * MILLI, 75 * MILLI, 105 * MILLI)
            .iterator();
    BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    BlockingQueue<Long> awake = new LinkedBlockingQueue<>();
    FailedThreads failures = new FailedThreads();
    try (StandstillWatch watch =
        new StandstillWatch(() -> readings.hasNext() ? readings.next() : 105 * MILLI)) {
      watch.start(told::add, awake::add, failures);
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(40 * MILLI);
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(15 * MILLI);
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(25 * MILLI);
    }
    assertThat(told).isEmpty();
    assertThat(awake)
        .startsWith(5 * MILLI, 50 * MILLI, 55 * MILLI, 75 * MILLI, 75 * MILLI, 105 * MILLI);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("poolscope-standstill"));
  }

  @Test
  void oneThatNeverBeganIsClosedAllTheSame() {
    StandstillWatch watch = new StandstillWatch(SystemTicker.INSTANCE);
    watch.close();
    watch.close();
    assertThat(StandstillWatch.LEAST_NANOS).isEqualTo(10 * MILLI);
  }
}
