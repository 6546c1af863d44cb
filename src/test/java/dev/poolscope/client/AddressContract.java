package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Several addresses of one name, under the rules of either pool.
abstract class AddressContract {
  @RegisterExtension final PoolScenario scenario;

  /// @param rules their name in experiment files
  AddressContract(String rules) {
    scenario = new PoolScenario("rules=" + rules);
  }

  @Test
  void anAddressThatRefusesIsFollowedByTheNext() {
    Host a = scenario.named("a", "127.0.0.2", "127.0.0.3");
    scenario.target("addresses=[127.0.0.3 refuse, 127.0.0.2]");
    scenario.start();

    scenario.send(a).ok();

    assertThat(remotes()).containsExactly("127.0.0.2:" + a.url().getPort());
    assertThat(causes()).containsExactly(DialCause.NO_IDLE_CONNECTION, DialCause.NEXT_ADDRESS);
    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(1);
  }

  @Test
  void allRefusingRefuses() {
    Host a = scenario.named("a", "127.0.0.2", "127.0.0.3");
    scenario.target("addresses=[127.0.0.3 refuse, 127.0.0.2 refuse]");
    scenario.start();

    scenario.send(a).failsWith(FailureKind.REFUSED);

    assertThat(scenario.counts(a).dialsFailed()).isEqualTo(2);
  }

  @Test
  void aNameThatLeadsElsewhereIsFollowedByNewConnectionsOnly() {
    Host a = scenario.named("a", "127.0.0.2", "127.0.0.3");
    scenario.target("addresses=[127.0.0.2]");
    scenario.start();
    scenario.send(a).ok();

    scenario.applyToTarget("addresses=[127.0.0.3]");
    scenario.send(a).ok();
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    scenario.awaitOpen(a, 0, 1);
    scenario.client().closeIdle();
    scenario.send(a).ok();

    assertThat(remotes())
        .containsExactly("127.0.0.2:" + a.url().getPort(), "127.0.0.3:" + a.url().getPort());
  }

  /// Where connections were opened to, in order.
  final List<String> remotes() {
    return scenario.events().all(PoolEvent.ConnectionOpened.class).stream()
        .map(PoolEvent.ConnectionOpened::remote)
        .toList();
  }

  /// Why dials were started, in order.
  final List<DialCause> causes() {
    return scenario.events().all(PoolEvent.DialStarted.class).stream()
        .map(PoolEvent.DialStarted::cause)
        .toList();
  }
}
