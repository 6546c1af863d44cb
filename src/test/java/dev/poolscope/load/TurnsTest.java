package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void everyClientGetsItsTurnAndEveryLoadBeginsWithAnother() {
    assertThat(dealt(new Turns(3, 0))).containsExactly(1, 2, 3, 1, 2);
    assertThat(dealt(new Turns(3, 4))).containsExactly(2, 3, 1, 2, 3);
    assertThat(dealt(Turns.ofOne())).containsExactly(1, 1, 1, 1, 1);
  }

  private static int[] dealt(Turns turns) {
    return IntStream.range(0, 5).map(_ -> turns.next()).toArray();
  }
}
