package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a run may send beyond this machine, before and while it goes on. A guard only decides; no
/// run is begun.
class ReachGuardTest {
  private static final AllowedHosts CONFIRMED = new AllowedHosts(Set.of("pool.example"));

  private static Experiment experiment(String... sets) {
    Source source =
        new Source(
            "away.yaml",
            """
            schema: poolscope/experiment/v1
            name: away
            targets: [{name: a, url: "http://pool.example/"}]
            transport: {maxConnsPerHost: 4}
            load: [{target: a, arrivals: {kind: constant, rate: 20}}]
            """);
    return Experiments.read(source, List.of(sets));
  }

  @Test
  void aRunBeyondTheCapDoesNotBegin() {
    assertThatThrownBy(() -> new ReachGuard(experiment("load.0.arrivals.rate=51"), CONFIRMED))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("load.0.arrivals: sends up to 51 requests per second to pool.example")
        .hasMessageContaining("--allow-rate 51");
    assertThatThrownBy(() -> new ReachGuard(experiment("transport.maxConnsPerHost=11"), CONFIRMED))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("--allow-connections 11");
  }

  @Test
  void aChangeBeyondTheCapIsRefusedUntilItIsAllowed() throws Exception {
    ReachGuard guard = new ReachGuard(experiment(), CONFIRMED);
    Map<String, String> faster = Map.of("load.0.arrivals.rate", "80");
    Experiment changed = Experiments.change(experiment(), faster);
    assertThat(guard.beyond(Map.of("load.0.arrivals.rate", "50"))).isEmpty();
    List<Reach> more = guard.beyond(faster);
    assertThat(more).containsExactly(new Reach("pool.example", "load.0.arrivals", 80, 4));
    assertThatThrownBy(() -> guard.follow(changed))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sends up to 80 requests per second");

    guard.allow(new LoadCap(80, 10));
    assertThat(guard.beyond(faster)).isEmpty();
    assertThatCode(() -> guard.follow(changed)).doesNotThrowAnyException();
    assertThat(guard.allowed().isConfirmed("pool.example")).isTrue();
    assertThat(guard.allowed().isConfirmed("other.example")).isFalse();
  }

  /// What is refused is not followed, and what is followed is what the next change is made to.
  @Test
  void eachChangeIsMadeToTheOnesBefore() throws Exception {
    ReachGuard guard = new ReachGuard(experiment(), CONFIRMED);
    guard.follow(Experiments.change(experiment(), Map.of("transport.maxConnsPerHost", "9")));
    assertThat(guard.beyond(Map.of("load.0.arrivals.rate", "60")))
        .containsExactly(new Reach("pool.example", "load.0.arrivals", 60, 9));
  }
}
