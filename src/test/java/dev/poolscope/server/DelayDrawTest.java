package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelayDrawTest {
  private final DelayDraw draw = new DelayDraw(new Random(7));

  @Test
  void isTheSameForEachRequestWhenFixed() {
    assertThat(draws(new Delay.Fixed(5), 3)).containsExactly(5, 5, 5);
  }

  @Test
  void staysWithinUniformBoundsAndReachesBoth() {
    assertThat(draws(new Delay.Uniform(3, 6), 500)).containsOnly(3, 4, 5, 6);
  }

  @Test
  void hasTheMeanOfAnExponential() {
    // The mean of n draws has a standard deviation of mean / sqrt(n), here 1 %.
    assertThat(LongStream.of(draws(new Delay.Exponential(1_000_000), 10_000)).average().orElse(0))
        .isBetween(950_000.0, 1_050_000.0);
  }

  @Test
  void goesRoundTheListByConnection() {
    Delay delay = new Delay.PerConnection(List.of(1L, 2L, 3L));
    assertThat(LongStream.range(0, 7).map(n -> draw.nanos(delay, n)))
        .containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L);
  }

  @Test
  void repeatsWithTheSameSeed() {
    Delay delay = new Delay.Exponential(1_000_000);
    long[] first = draws(delay, 100);
    DelayDraw again = new DelayDraw(new Random(7));
    assertThat(LongStream.range(0, 100).map(n -> again.nanos(delay, n)).toArray()).isEqualTo(first);
  }

  @Test
  void refusesImpossibleDelays() {
    assertThatThrownBy(() -> new Delay.Fixed(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Delay.Uniform(5, 4)).hasMessageContaining("4");
    assertThatThrownBy(() -> new Delay.PerConnection(List.of())).hasMessageContaining("at least");
  }

  @Test
  void refusesImpossibleBehaviours() {
    assertThatThrownBy(() -> Behavior.DEFAULT.withResponse(99, 1, false))
        .hasMessageContaining("status")
        .hasMessageContaining("99");
    assertThatThrownBy(() -> Behavior.DEFAULT.withResponse(200, -1, false))
        .hasMessageContaining("bodyBytes");
    assertThatThrownBy(() -> Behavior.DEFAULT.withFaults(0, ResetPoint.NONE, 0))
        .hasMessageContaining("every");
    assertThatThrownBy(() -> new ServerOptions(65_536, false, 0)).hasMessageContaining("65536");
  }

  private long[] draws(Delay delay, int count) {
    return LongStream.range(0, count).map(n -> draw.nanos(delay, n)).toArray();
  }
}
