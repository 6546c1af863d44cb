package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.poolscope.model.CloseReason;
import org.junit.jupiter.api.Test;

/// What the pool does when its surroundings get out of step.
class MisuseTest {
  @Test
  void aWantCancelledBeforeItIsMadeKnownAsksForNothing() {
    var simulation = PoolSimulation.of(Limits.none());
    PoolConnection idle = simulation.makeIdle(1, "a").getFirst();
    Want<PoolConnection> want = new Want<>(PoolSimulation.key("a"), 99);
    simulation.pool().cancel(want, 0);

    assertThat(simulation.pool().want(want, 0)).isEmpty();
    assertThat(idle.isIdle()).isTrue();
    assertThat(simulation.permits("a")).isEqualTo(1);
  }

  @Test
  void returningAnIdleConnectionIsRefused() {
    var simulation = PoolSimulation.of(Limits.none());
    PoolConnection idle = simulation.makeIdle(1, "a").getFirst();

    assertThatIllegalStateException()
        .isThrownBy(() -> simulation.pool().returned(idle, 0))
        .withMessageContaining("connection 1");
    assertThat(simulation.idle()).containsExactly(idle);
  }

  @Test
  void anUpgradedConnectionLeavesThePoolWithoutBeingClosed() {
    var simulation = PoolSimulation.of(Limits.none().perHost(1));
    SimulatedRequest request = simulation.request("a");

    assertThat(simulation.pool().ended(request.connection(), CloseReason.UPGRADED)).isEmpty();
    assertThat(simulation.permits("a")).isZero();
  }
}
