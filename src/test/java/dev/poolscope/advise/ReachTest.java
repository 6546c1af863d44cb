package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.schema.Problem;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much is sent beyond this machine is decided by what is written; nothing here is looked up or
/// dialed.
class ReachTest {
  private static final String AWAY =
      """
      schema: poolscope/experiment/v1
      name: away
      targets:
        - {name: a, url: "http://Pool.example/"}
        - {name: b, url: "http://pool.example:8080/"}
        - {name: here, sample: {}}
      transport: {maxConnsPerHost: 4}
      load:
        - {target: a, arrivals: {kind: constant, rate: 20}}
        - {target: here, arrivals: {kind: constant, rate: 9000}}
      """;

  private static final AllowedHosts CONFIRMED = new AllowedHosts(Set.of("pool.example"));

  private static Experiment read(String text, String... sets) {
    return Experiments.read(new Source("away.yaml", text), List.of(sets));
  }

  @Test
  void isThatOfConfirmedHostsAlone() {
    assertThat(Reach.of(read(AWAY), CONFIRMED))
        .containsExactly(new Reach("pool.example", "load.0.arrivals", 20, 4));
    assertThat(Reach.of(read(AWAY), AllowedHosts.THIS_MACHINE)).isEmpty();
    assertThat(Reach.beyond(read(AWAY), CONFIRMED)).isEmpty();
  }

  @Test
  void targetsOfOneHostCountTogether() {
    String both = AWAY + "  - {target: b, arrivals: {kind: constant, rate: 35}}\n";
    assertThat(Reach.beyond(read(both), CONFIRMED))
        .containsExactly(new Reach("pool.example", "load.2.arrivals", 55, 8));
  }

  @Test
  void aPartOfTheLoadReachesAPartOfIt() {
    String unbounded = AWAY.replace("transport: {maxConnsPerHost: 4}\n", "");
    Reach whole = Reach.of(read(unbounded), CONFIRMED).getFirst();
    assertThat(Reach.of(read(unbounded, "share=1/3"), CONFIRMED))
        .containsExactly(
            new Reach(
                "pool.example", "load.0.arrivals", 20.0 / 3, Math.ceilDiv(whole.connections(), 3)));
  }

  @Test
  void changesCount() {
    assertThat(
            Reach.beyond(
                read(AWAY, "changes=[{at: 5s, set: {load.0.arrivals.rate: 50.5}}]"), CONFIRMED))
        .containsExactly(new Reach("pool.example", "load.0.arrivals", 50.5, 4));
  }

  /// A name may lead anywhere, an address of this machine may not.
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "a.example", "192.0.2.7", "[2001:db8::1]"})
  void namesAndForeignAddressesAreCapped(String host) {
    assertThat(reachOf(host)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "[::1]"})
  void addressesOfThisMachineAreNot(String host) {
    assertThat(reachOf(host)).isEmpty();
  }

  private static List<Reach> reachOf(String host) {
    String text = AWAY.replace("Pool.example", host);
    return Reach.of(read(text), new AllowedHosts(Set.of(host)));
  }

  @Test
  void saysRateAndConnections() {
    assertThat(new Reach("h", "p", 20, 4).words())
        .isEqualTo("up to 20 requests per second over up to 4 connections");
    assertThat(new Reach("h", "p", 1, 1).words())
        .isEqualTo("up to 1 request per second over up to 1 connection");
    assertThat(new Reach("h", "p", 0.5, 2).words())
        .isEqualTo("up to 0.5 requests per second over up to 2 connections");
    assertThat(new Reach("h", "p", Double.POSITIVE_INFINITY, 4).words())
        .isEqualTo("as many requests as it answers over up to 4 connections");
  }

  @Test
  void saysWhatIsTooMuchAndWhatToDo() {
    assertThat(problem(50, 10)).isEmpty();
    assertThat(problem(51, 10))
        .isEqualTo(
            "load.1: sends up to 51 requests per second to h, and 50 requests per second are allowed"
                + " to a host that is not this machine; send fewer, or allow it on purpose:"
                + " --rate 51");
    assertThat(problem(Double.POSITIVE_INFINITY, 10))
        .isEqualTo(
            "load.1: sends as many requests as it answers to h, and 50 requests per second are"
                + " allowed to a host that is not this machine; let each worker think for at least"
                + " its part of that (workers × 20 ms), or allow it on purpose: --rate unlimited");
    assertThat(problem(50, 11))
        .isEqualTo(
            "load.1: can have up to 11 connections to h, and 10 are allowed to a host that is not"
                + " this machine; bound them (transport.maxConnsPerHost under go, maxInFlight of the"
                + " load), or allow them on purpose: --conns 11");
  }

  private static String problem(double perSecond, long connections) {
    return new Reach("h", "load.1", perSecond, connections)
        .problem(LoadCap.DEFAULT, "--rate %s", "--conns %s")
        .map(Problem::toString)
        .orElse("");
  }

  @Test
  void aCapThatIsRaisedCoversWhatItWasRaisedFor() {
    List<Reach> reaches = List.of(new Reach("h", "p", 200, 4), new Reach("i", "p", 20, 40));
    assertThat(Reach.cap(reaches, LoadCap.DEFAULT)).isEqualTo(new LoadCap(200, 40));
    assertThat(Reach.cap(List.of(), LoadCap.DEFAULT)).isEqualTo(LoadCap.DEFAULT);
  }
}
