package dev.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingPaceTest {
  @Test
  void wordsAndPicturesShareTheirPulses() {
    assertThat(List.of(DrawingPace.BY_CARD, DrawingPace.BY_PROCESSORS))
        .allSatisfy(
            pace -> {
              assertThat(pace.pictures().toNanos() % PulsePump.BEAT_NANOS).isZero();
              assertThat(pace.words().toNanos() % pace.pictures().toNanos()).isZero();
            });
  }
}
