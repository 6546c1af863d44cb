package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.SocketTally;
import org.junit.jupiter.api.Test;

class SocketGaugeTest {
  private final SocketGauge gauge = new SocketGauge();

  @Test
  void countsEachStepForItsHost() {
    assertThat(gauge.of("a")).isEqualTo(SocketTally.NONE);
    for (int i = 1; i <= 5; i++) {
      gauge.dialStarted("a");
    }
    gauge.dialFailed("a");
    for (int i = 1; i <= 4; i++) {
      gauge.opened("a");
    }
    for (int i = 1; i <= 3; i++) {
      gauge.closing("a");
    }
    gauge.closed("a");
    gauge.closed("a");
    gauge.dialStarted("b");

    assertThat(gauge.of("a")).isEqualTo(new SocketTally(5, 1, 4, 3, 2));
    assertThat(gauge.of("b")).isEqualTo(new SocketTally(1, 0, 0, 0, 0));
  }
}
