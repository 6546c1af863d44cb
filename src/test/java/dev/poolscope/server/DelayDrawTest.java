package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelayDrawTest {
  private final DelayDraw draw = new DelayDraw(new Random(7));

  @Test
  void isTheSameForEachRequestWhenFixed() {
    assertThat(draws(new Delay.Fixed(Duration.ofNanos(5)), 3)).containsExactly(5, 5, 5);
  }

  @Test
  void staysWithinUniformBoundsAndReachesBoth() {
    assertThat(draws(new Delay.Uniform(Duration.ofNanos(3), Duration.ofNanos(6)), 500))
        .containsOnly(3, 4, 5, 6);
  }

  @Test
  void hasTheMeanOfAnExponential() {
    // The mean of n draws has a standard deviation of mean / sqrt(n), here 1 %.
    assertThat(
            LongStream.of(draws(new Delay.Exponential(Duration.ofMillis(1)), 10_000))
                .average()
                .orElse(0))
        .isBetween(950_000.0, 1_050_000.0);
  }

  @Test
  void goesRoundTheListByConnection() {
    Delay delay =
        new Delay.PerConnection(
            List.of(Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofNanos(3)));
    assertThat(LongStream.range(0, 7).map(n -> draw.nanos(delay, n, 1)))
        .containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L);
  }

  @Test
  void goesRoundTheListByRequestWhereverItComesIn() {
    Delay delay = new Delay.PerRequest(List.of(Duration.ofNanos(1), Duration.ofNanos(2)));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(n -> draw.nanos(delay, n, n)))
        .containsExactly(1L, 2L, 1L, 2L, 1L);
  }

  @Test
  void goesRoundTheListByBackend() {
    Delay delay = new Delay.PerBackend(List.of(Duration.ofNanos(1), Duration.ofNanos(2)));
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(backend -> draw.nanos(delay, 7, backend)))
        .containsExactly(1L, 2L, 1L, 2L, 1L);
  }

  @Test
  void repeatsWithTheSameSeed() {
    Delay delay = new Delay.Exponential(Duration.ofMillis(1));
    long[] first = draws(delay, 100);
    DelayDraw again = new DelayDraw(new Random(7));
    assertThat(LongStream.range(0, 100).map(n -> again.nanos(delay, n, 1)).toArray())
        .isEqualTo(first);
  }

  private long[] draws(Delay delay, int count) {
    return LongStream.range(0, count).map(n -> draw.nanos(delay, n, 1)).toArray();
  }
}
