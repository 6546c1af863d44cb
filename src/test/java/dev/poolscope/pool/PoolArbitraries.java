package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;

import dev.poolscope.model.CloseReason;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/// What the properties of the pool are tried with.
final class PoolArbitraries {
  private PoolArbitraries() {}

  static Arbitrary<GoLimits> limits() {
    return Combinators.combine(
            Arbitraries.integers().between(-1, 4),
            Arbitraries.integers().between(-1, 3),
            Arbitraries.integers().between(-1, 4),
            Arbitraries.of(0L, -1L, MILLI, 5 * MILLI),
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)),
            Arbitraries.of(0L, 0L, MILLI, 3 * MILLI),
            Arbitraries.of(0, 0, 1, 3),
            Arbitraries.of(false, true))
        .as(GoLimits::new);
  }

  /// Steps without a change of limits.
  static Arbitrary<List<Step>> steps() {
    return stepsOf(Arbitraries.frequencyOf(Tuple.of(12, arrivals()), Tuple.of(10, otherSteps())));
  }

  static Arbitrary<List<Step>> stepsWithChanges() {
    return stepsOf(
        Arbitraries.frequencyOf(
            Tuple.of(12, arrivals()),
            Tuple.of(10, otherSteps()),
            Tuple.of(3, limits().map(Step.Change::new))));
  }

  private static Arbitrary<List<Step>> stepsOf(Arbitrary<Step> step) {
    return step.list().ofMaxSize(60).withSizeDistribution(RandomDistribution.uniform());
  }

  private static Arbitrary<Step> otherSteps() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 99);
    return Arbitraries.frequencyOf(
        Tuple.of(5, durations().map(Step.Pass::new)),
        Tuple.of(3, number.map(Step.Cancel::new)),
        Tuple.of(2, number.map(Step.ServerCloses::new)),
        Tuple.of(1, Arbitraries.create(Step.CloseIdle::new)));
  }

  private static Arbitrary<Step> arrivals() {
    return Combinators.combine(Arbitraries.of("a", "a", "b", "c"), plans()).as(Step.Arrive::new);
  }

  private static Arbitrary<RequestPlan> plans() {
    return Combinators.combine(
            Arbitraries.of(0L, 0L, 1L, MILLI),
            durations(),
            Arbitraries.of(
                    CloseReason.CONNECTION_CLOSE_HEADER,
                    CloseReason.BODY_NOT_DRAINED,
                    CloseReason.IO_ERROR)
                .injectNull(0.7),
            dials())
        .as(RequestPlan::new);
  }

  private static Arbitrary<DialPlan> dials() {
    return Combinators.combine(
            Arbitraries.of(0L, 0L, 1L, MILLI),
            durations(),
            Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false)))
        .as(DialPlan::new);
  }

  private static Arbitrary<Long> durations() {
    return Arbitraries.of(0L, 1L, MILLI / 2, MILLI, 2 * MILLI, 7 * MILLI);
  }
}
