package dev.poolscope.pool;

import static dev.poolscope.pool.PoolSimulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The checks of section 13 of the Go pool reference hold after every step, whatever happens.
class PoolPropertiesTest {
  /// Longer than everything that a plan takes, so that it is all over.
  private static final long FOREVER = 100_000 * MILLI;

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyCheckHoldsAfterEveryStep(
      @ForAll("limits") GoLimits limits,
      @ForAll GoRelease release,
      @ForAll("steps") List<Step> steps) {
    runToTheEnd(new PoolSimulation(new Limits(limits), release), steps);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyCheckThatNeedsNoFixedLimitsHoldsWhileTheyChange(
      @ForAll("limits") GoLimits limits,
      @ForAll GoRelease release,
      @ForAll("stepsWithChanges") List<Step> steps) {
    runToTheEnd(new PoolSimulation(new Limits(limits), release), steps);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aDelayedIdleTimerOnlyMakesTheAgeCheckDoItsWork(
      @ForAll("limits") GoLimits limits, @ForAll("steps") List<Step> steps) {
    var pool = PoolSimulation.of(new Limits(limits));
    pool.idleTimersStop();

    runToTheEnd(pool, steps);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void onceIdleConnectionsAreClosedNothingIsLeft(
      @ForAll("limits") GoLimits limits,
      @ForAll GoRelease release,
      @ForAll("stepsWithChanges") List<Step> steps) {
    var pool = new PoolSimulation(new Limits(limits), release);
    runToTheEnd(pool, steps);

    pool.closeIdleConnections();

    assertThat(pool.sockets()).isZero();
    assertThat(pool.closed()).containsExactlyElementsOf(pool.opened());
    assertThat(List.of("a", "b", "c")).allMatch(host -> pool.permits(host) == 0);
  }

  private static void runToTheEnd(PoolSimulation pool, List<Step> steps) {
    steps.forEach(step -> step.applyTo(pool));
    pool.advance(FOREVER);
    pool.checks().atTheEnd();
  }

  @Provide
  Arbitrary<GoLimits> limits() {
    return PoolArbitraries.limits();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return PoolArbitraries.steps();
  }

  @Provide
  Arbitrary<List<Step>> stepsWithChanges() {
    return PoolArbitraries.stepsWithChanges();
  }
}
