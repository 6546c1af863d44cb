package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadinessTest {
  private final Steadiness steadiness = new Steadiness();

  @Test
  void roundsOfOneLengthAreSteadyWhenTheCompilerHasHadItsChance() {
    groups(100, 100, 100, 100, 100);
    assertThat(steadiness.isReached()).isFalse();

    groups(100);
    assertThat(steadiness.isReached()).isTrue();
  }

  @Test
  void whatBecomesFasterIsNotSteady() {
    groups(1_000, 800, 600, 500, 400, 300, 250, 200, 150, 100);

    assertThat(steadiness.isReached()).isFalse();
  }

  @Test
  void oneSlowGroupDoesNotEndIt() {
    groups(1_000, 800, 600, 500, 400, 450, 300);
    assertThat(steadiness.isReached()).isFalse();

    groups(310, 295);
    assertThat(steadiness.isReached()).isTrue();
  }

  private void groups(long... roundNanos) {
    for (long nanos : roundNanos) {
      for (int i = 0; i < Steadiness.GROUP; i++) {
        steadiness.round(nanos);
      }
    }
  }
}
