package dev.poolscope.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent.SocketsCompared;
import dev.poolscope.model.SocketTally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is between two counts that were not taken at one instant is no difference, and one that
/// passes is none that counts.
class KernelAgreementTest {
  private static final long MILLI = 1_000_000;

  private final KernelAgreement agreement = new KernelAgreement();

  @ParameterizedTest
  @CsvSource({
    "3, 3, 3, 0",
    "3, 2, 4, 0",
    "2, 2, 4, 0",
    "4, 2, 4, 0",
    "1, 2, 4, -1",
    "6, 2, 4, 2",
    "6, 2, -1, 0",
    "1, 2, -1, -1"
  })
  void onlyWhatNeitherCountExplainsIsADifference(int kernel, int least, int most, int difference) {
    assertThat(new SocketsCompared("a", 0, kernel, 0, 0, least, most).difference())
        .isEqualTo(difference);
  }

  /// Opened before and not being closed after: certainly there. Being dialed by the end and neither
  /// failed nor closed before: possibly.
  @Test
  void whatHappensWhileItIsReadMayBeCountedOrNot() {
    SocketTally before = new SocketTally(10, 2, 7, 4, 3);
    SocketTally after = new SocketTally(12, 3, 9, 5, 5);
    assertThat(before.leastUntil(after)).isEqualTo(2);
    assertThat(before.mostUntil(after)).isEqualTo(7);
    assertThat(SocketTally.NONE.leastUntil(after)).isZero();
  }

  @Test
  void aDifferenceThatLastsIsKept() {
    compare(0, 2, 2);
    compare(100, 3, 2);
    compare(200, 3, 2);
    assertThat(agreement.lasting()).isNull();
    compare(1100, 4, 2);
    assertThat(agreement.lasting())
        .isEqualTo(new KernelDifference(100 * MILLI, 1100 * MILLI, 3, 3, 2, 2));
    compare(1200, 4, 2);
    compare(1300, 2, 2);
    compare(5000, 9, 2);
    compare(9000, 9, 2);
    assertThat(agreement.lasting())
        .as("the first, as long as it lasted")
        .isEqualTo(new KernelDifference(100 * MILLI, 1200 * MILLI, 4, 3, 2, 2));
    assertThat(agreement.comparisons()).isEqualTo(8);
    assertThat(agreement.differences()).isEqualTo(6);
  }

  @Test
  void whatAgreesInBetweenDoesNotLast() {
    for (int i = 0; i < 20; i++) {
      compare(i * 600, 3, i % 2 == 0 ? 2 : 3);
    }
    assertThat(agreement.differences()).isEqualTo(10);
    assertThat(agreement.lasting()).isNull();
  }

  @Test
  void neitherDoesWhatIsMoreAndThenLess() {
    for (int i = 0; i < 20; i++) {
      compare(i * 600, 3, i % 2 == 0 ? 2 : 4);
    }
    assertThat(agreement.differences()).isEqualTo(20);
    assertThat(agreement.lasting()).isNull();
  }

  private void compare(int atMillis, int kernel, int client) {
    agreement.compared(atMillis * MILLI, new SocketsCompared("a", 0, kernel, 0, 0, client, client));
  }
}
