package dev.poolscope.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.traffic.Traffic;
import dev.poolscope.traffic.TrafficBuilder;
import dev.poolscope.traffic.Traffics;
import dev.poolscope.virtual.ReplayTimes;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SuggesterTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final ReplayTimes TIMES = ReplayTimes.until(10 * SECOND, MILLI / 5);

  /// The published experiment 2: two connections serve the bursts, and one idle slot loses one of
  /// them each time. Its text has as many idle connections as connections.
  @Test
  void idleOneMaxTwo() {
    Suggestion found =
        suggest(Traffics.bursts(9, 10, "1s", "5ms", false, "a"), new GoLimits(0, 1, 2, 0, false));

    assertThat(found.before().all().opened()).isEqualTo(10);
    assertThat(found.before().redials()).isEqualTo(8);
    assertThat(found.withoutChurn().limits()).isEqualTo(new GoLimits(0, 2, 2, 0, false));
    assertThat(found.withoutChurn().all().opened()).isEqualTo(2);
    assertThat(Objects.requireNonNull(found.withoutWaiting()).limits())
        .isEqualTo(new GoLimits(0, 10, 10, 0, false));
    assertThat(found.withoutWaiting().all().queued()).isZero();
  }

  /// The published experiment 3: two hosts rob each other of the only idle slot. Its text has one
  /// for each host.
  @Test
  void twoHostsTotalIdleOne() {
    Suggestion found =
        suggest(
            Traffics.bursts(9, 10, "1s", "5ms", false, "a", "b"), new GoLimits(1, 1, 1, 0, false));

    assertThat(found.before().all().opened()).isEqualTo(10);
    assertThat(found.withoutChurn().limits()).isEqualTo(new GoLimits(2, 1, 1, 0, false));
    assertThat(found.withoutChurn().all().opened()).isEqualTo(2);
  }

  @Test
  void burstsOfTenUnderTheDefaultLimitsNeedTenIdlePerHost() {
    Suggestion found = suggest(Traffics.bursts(9, 10, "1s", "5ms", false, "a"), GoLimits.ZERO);

    assertThat(found.before().all().opened()).isGreaterThan(70);
    assertThat(found.withoutChurn().limits().maxIdleConnsPerHost()).isEqualTo(10);
    assertThat(found.withoutChurn().all().opened()).isEqualTo(10);
    assertThat(found.withoutWaiting()).isNull();
  }

  @Test
  void anIdleTimeoutShorterThanTheGapBetweenBurstsIsMadeLongEnough() {
    Suggestion found =
        suggest(
            Traffics.bursts(9, 2, "1s", "5ms", false, "a"),
            new GoLimits(0, 2, 0, 500 * MILLI, false));

    assertThat(found.before().all().opened()).isEqualTo(18);
    assertThat(found.withoutChurn().limits().idleConnTimeoutNanos()).isBetween(990 * MILLI, SECOND);
    assertThat(found.withoutChurn().all().opened()).isEqualTo(2);
  }

  @Test
  void limitsThatSpareEverythingAlreadyStayAsTheyAre() {
    GoLimits limits = new GoLimits(0, 2, 2, 90 * SECOND, false);

    Suggestion found = suggest(Traffics.bursts(9, 2, "1s", "5ms", false, "a"), limits);

    assertThat(found.suggested()).extracting(TriedLimits::limits).containsExactly(limits);
  }

  @Test
  void connectionsThatTheServerEndsAreNotBlamedOnTheLimits() {
    Suggestion found =
        suggest(Traffics.bursts(9, 10, "1s", "5ms", true, "a"), new GoLimits(0, 1, 1, 0, false));

    assertThat(found.before().fewest()).isEqualTo(90);
    assertThat(found.before().redials()).isZero();
    assertThat(found.withoutChurn().limits().maxIdleConnsPerHost()).isEqualTo(1);
  }

  @Test
  void theKneeIsWhereMoreIdleConnectionsSpareLittle() {
    TrafficBuilder builder = new TrafficBuilder();
    for (int burst = 1; burst <= 100; burst++) {
      int size = burst == 50 ? 40 : 4;
      for (int i = 0; i < size; i++) {
        builder.add("a", burst * SECOND / 20, MILLI, false);
      }
    }

    TradeOff curve = suggest(builder.build(), GoLimits.ZERO).idleCurve();

    assertThat(Objects.requireNonNull(curve.knee()).limit()).isEqualTo(4);
  }

  @Test
  void stepsOfACurveBeginWithOneAndEndWithTheLargest() {
    assertThat(Suggester.steps(1)).containsExactly(1);
    assertThat(Suggester.steps(5)).containsExactly(1, 2, 3, 4, 5);
    assertThat(Suggester.steps(1000)).startsWith(1, 2).endsWith(1000).hasSizeLessThan(30);
  }

  @Property(tries = 100)
  void stepsGrow(@ForAll @IntRange(min = 1, max = 100_000) int most) {
    List<Integer> steps = Suggester.steps(most);
    assertThat(steps).isSorted().doesNotHaveDuplicates().endsWith(most).startsWith(1);
  }

  /// Whatever the bursts, what is suggested opens as few connections as can be.
  @Property(tries = 60)
  void nothingIsDialedAgainUnderWhatIsSuggested(
      @ForAll @IntRange(min = 1, max = 12) int size,
      @ForAll @IntRange(min = 1, max = 3) int idle,
      @ForAll @IntRange(min = 0, max = 4) int connections) {
    Suggestion found =
        suggest(
            Traffics.bursts(5, size, "1s", "5ms", false, "a", "b"),
            new GoLimits(idle, idle, connections, 90 * SECOND, false));

    for (TriedLimits tried : found.suggested()) {
      assertThat(tried.all().closedByLimits()).isZero();
    }
    assertThat(found.withoutChurn().redials()).isZero();
  }

  @Test
  void withoutRequestsThereIsNothingToLearnFrom() {
    assertThatThrownBy(() -> suggest(new TrafficBuilder().build(), GoLimits.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Suggestion suggest(Traffic traffic, GoLimits limits) {
    return Suggester.of(traffic, limits, TIMES);
  }
}
