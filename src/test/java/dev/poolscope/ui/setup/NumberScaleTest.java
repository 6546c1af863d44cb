package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.SchemaField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberScaleTest {
  private static NumberScale of(String path) {
    return NumberScale.of(Experiments.schema().find(path).getFirst()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "transport.maxIdleConns, 1, 1, false, 2",
    "transport.maxIdleConns, 1, 1, true, 11",
    "transport.maxIdleConns, 0, -1, false, -1",
    "transport.maxIdleConns, -1, -1, false, -1",
    "transport.maxIdleConns, -1, 1, false, 0",
    "transport.maxRequests, 1, -1, false, 1",
    "load.0.arrivals.workers, 99995, 1, true, 100000",
    "load.0.arrivals.rate, 40, 1, false, 50",
    "load.0.arrivals.rate, 40, 1, true, 50",
    "load.0.arrivals.rate, 1, -1, false, 1",
    "load.0.arrivals.rate, 37.5, -1, false, 30",
    "transport.idleConnTimeout, 90s, 1, false, 100s",
    "transport.idleConnTimeout, 90s, -1, true, 50s",
    "transport.idleConnTimeout, 0s, 1, false, 1ms",
    "transport.idleConnTimeout, 1ms, -1, false, 0s",
    "transport.idleConnTimeout, 1s, -1, false, 800ms",
    "transport.idleConnTimeout, 5ms, 3, false, 10ms",
    "duration, 24h, 1, false, 24h",
    "targets.0.sample.bodyBytes, 64KiB, 1, false, 128KiB",
    "targets.0.sample.bodyBytes, 10, -1, false, 8",
    "targets.0.sample.bodyBytes, 1, -1, false, 0",
    "targets.0.sample.bodyBytes, 0, 1, false, 1",
    "targets.0.sample.bodyBytes, 1, 1, true, 16",
    "targets.0.sample.bodyBytes, 1GiB, 1, false, 1GiB",
    "balancer.factor, 1.25, 1, false, 1.5",
    "balancer.factor, 1, -1, false, 1",
  })
  void stepsAreRoundAndWithinWhatIsAllowed(
      String path, String from, int steps, boolean coarse, String to) {
    assertThat(of(path).step(from, steps, coarse)).contains(to);
  }

  @Test
  void whatIsNoValueHasNoStep() {
    assertThat(of("duration").step("soon", 1, false)).isEmpty();
    assertThat(of("duration").step("", 1, false)).isEmpty();
    assertThat(NumberScale.of(Experiments.schema().find("title").getFirst())).isEmpty();
  }

  @Test
  void aSliderHasRoomAboveItsValueAndEndsAtWhatIsAllowed() {
    NumberScale idle = of("transport.maxIdleConns");
    assertThat(idle.ladder("1"))
        .isEqualTo(List.of("-1", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
    assertThat(idle.ladder("30")).hasSizeBetween(20, 30).endsWith("80", "100");
    assertThat(idle.ladder("400")).contains("10", "12", "100").endsWith("1000");
    NumberScale workers = of("load.0.arrivals.workers");
    assertThat(workers.ladder("100000")).startsWith("1").endsWith("100000");
    assertThat(of("transport.idleConnTimeout").ladder("90s"))
        .startsWith("0s", "1ms")
        .endsWith("15m");
    assertThat(of("targets.0.sample.bodyBytes").ladder("10")).startsWith("0", "1", "2", "4");
  }

  @Test
  void aSliderStaysWhileItsValueHasRoomOnIt() {
    NumberScale idle = of("transport.maxIdleConns");
    List<String> ladder = idle.ladder("1");
    assertThat(idle.place("1", ladder)).isEqualTo(2);
    assertThat(idle.isInside("9", ladder)).isTrue();
    assertThat(idle.isInside("10", ladder)).isFalse();
    assertThat(idle.isInside("x", ladder)).isFalse();
    assertThat(of("transport.idleConnTimeout").place("7s", List.of("0s", "6s", "8s")))
        .isEqualTo(1.5);
  }

  @Test
  void everyNumberOfTheExperimentHasAScaleThatHoldsItsDefault() {
    for (SchemaField field : Experiments.schema().fields()) {
      String value = field.defaultText();
      if (value != null) {
        NumberScale.of(field)
            .ifPresent(
                scale -> assertThat(scale.ladder(value)).as(field.path()).hasSizeBetween(2, 200));
      }
    }
  }
}
