package dev.poolscope.load;

import static dev.poolscope.load.Starts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonScheduleTest extends ArrivalScheduleContract {
  private static final double RATE = 200;

  @Override
  Arrivals ending() {
    return new Arrivals.Poisson(RATE, 1_000);
  }

  @Override
  Arrivals extreme() {
    return new Arrivals.Poisson(1e6, 0);
  }

  @Test
  void anotherSeedHasOtherStarts() {
    Arrivals arrivals = new Arrivals.Poisson(RATE, 100);
    List<Long> starts = Starts.all(ArrivalSchedule.of(arrivals, 1));
    assertThat(starts).hasSize(100).isEqualTo(Starts.all(ArrivalSchedule.of(arrivals, 1)));
    assertThat(starts).isNotEqualTo(Starts.all(ArrivalSchedule.of(arrivals, 2)));
  }

  /// The mean of n exponential gaps has the standard error m/√n, their variance m²√(8/n) (the
  /// fourth central moment is 9m⁴). Five standard errors are exceeded once in 1.7 million trials.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void gapsAreExponential(long seed) {
    int n = 100_000;
    double mean = SECOND / RATE;
    ArrivalSchedule schedule = ArrivalSchedule.of(new Arrivals.Poisson(RATE, n), seed);
    double sum = 0;
    double squares = 0;
    int longer = 0;
    long before = 0;
    for (int i = 0; i < n; i++) {
      long next = schedule.next();
      double gap = next - before;
      before = next;
      sum += gap;
      squares += (gap - mean) * (gap - mean);
      longer += gap > mean ? 1 : 0;
    }
    assertThat(Math.abs(sum / n - mean)).isLessThan(5 * mean / Math.sqrt(n));
    assertThat(Math.abs(squares / n - mean * mean))
        .isLessThan(5 * mean * mean * Math.sqrt(8.0 / n));
    double share = Math.exp(-1);
    assertThat(Math.abs((double) longer / n - share))
        .isLessThan(5 * Math.sqrt(share * (1 - share) / n));
  }

  /// A Poisson count with mean 200 has the standard deviation √200.
  @Test
  void countsOfSecondsVaryAsMuchAsTheirMean() {
    ArrivalSchedule schedule = ArrivalSchedule.of(new Arrivals.Poisson(RATE, 0), 7);
    int seconds = 500;
    int[] counts = new int[seconds];
    for (long start : Starts.before(schedule, seconds * SECOND)) {
      counts[(int) (start / SECOND)]++;
    }
    double variance = 0;
    for (int count : counts) {
      variance += (count - RATE) * (count - RATE) / seconds;
    }
    // The variance of a squared Poisson deviation is m + 2m².
    double standardError = Math.sqrt((RATE + 2 * RATE * RATE) / seconds);
    assertThat(Math.abs(variance - RATE)).isLessThan(5 * standardError);
  }
}
