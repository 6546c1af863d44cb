package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.EndpointStatus;
import dev.poolscope.balance.Lease;
import dev.poolscope.balance.Outcome;
import dev.poolscope.balance.PickContext;
import dev.poolscope.picks.BalancerSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTermTest {
  private static final Outcome OK = Outcome.succeeded(5);

  private final Balancer balancer =
      BalancerSpec.parse("least-connections")
          .create(List.of(new BalancerSetup.Member("a", 1), new BalancerSetup.Member("b", 1)), 1);
  private final List<Outcome> outcomes = new ArrayList<>();
  private final ConnectionTerm term =
      new ConnectionTerm(
          (lease, outcome, nowNanos) -> {
            outcomes.add(outcome);
            lease.release(outcome, nowNanos);
          },
          () -> 0);
  private int taken;

  @AfterEach
  void everyLeaseEndsOnce() {
    assertThat(outcomes).hasSize(taken);
    assertThat(inFlight()).containsOnly(0);
  }

  @Test
  void aClientKeepsToTheHostOfItsConnection() throws Exception {
    assertThat(begin(1, "x")).isNull();
    take(1, "x");
    term.connected(1, 10);
    end(1, "x");
    assertThat(inFlight()).as("the lease lasts as long as the connection").containsExactly(1, 0);
    assertThat(begin(2, "x")).isEqualTo("a");
    term.connected(2, 10);
    end(2, "x");
    term.closed(10);
    assertThat(begin(3, "x")).isNull();
    end(3, "x");
  }

  @Test
  void aClientFollowsItsLatestConnection() throws Exception {
    begin(1, "x");
    take(1, "x");
    term.connected(1, 10);
    end(1, "x");
    begin(2, "x");
    term.connected(2, 11);
    end(2, "x");
    term.closed(10);
    assertThat(begin(3, "x")).as("connection 11 is open").isEqualTo("a");
    end(3, "x");
    term.closed(11);
  }

  @Test
  void aRepeatedRequestTakesItsLeaseToTheNextConnection() throws Exception {
    begin(1, "x");
    take(1, "x");
    term.connected(1, 10);
    term.closed(10);
    assertThat(inFlight()).as("request 1 still runs").containsExactly(1, 0);
    term.connected(1, 11);
    end(1, "x");
    assertThat(begin(2, "x")).isEqualTo("a");
    end(2, "x");
    term.closed(11);
  }

  @Test
  void aRequestThatGetsNoConnectionEndsItsLease() throws Exception {
    begin(1, "x");
    take(1, "x");
    term.ended(request(1, "x"), Outcome.FAILED, 0);
    assertThat(outcomes).containsExactly(Outcome.FAILED);
  }

  @Test
  void ofTwoPicksAtOnceTheOneConnectedLastStays() throws Exception {
    begin(1, "x");
    take(1, "x");
    begin(2, "x");
    take(2, "x");
    term.connected(1, 10);
    term.connected(2, 11);
    end(1, "x");
    end(2, "x");
    assertThat(inFlight()).containsExactly(0, 1);
    term.closed(10);
    assertThat(begin(3, "x")).isEqualTo("b");
    end(3, "x");
    term.closed(11);
  }

  @Test
  void clientsMayShareAConnection() throws Exception {
    begin(1, "x");
    take(1, "x");
    begin(2, "y");
    take(2, "y");
    term.connected(1, 10);
    end(1, "x");
    term.connected(2, 10);
    end(2, "y");
    assertThat(inFlight()).containsExactly(1, 1);
    term.closed(10);
  }

  @Test
  void requestsOfOtherLoadsAreNoneOfItsBusiness() {
    term.connected(99, 10);
    term.closed(10);
    term.ended(request(99, "z"), OK, 0);
    assertThat(outcomes).isEmpty();
  }

  private @Nullable String begin(long number, String client) {
    return term.begin(request(number, client));
  }

  private void take(long number, String client) throws Exception {
    Lease lease = balancer.pick(new PickContext(0, client, number));
    taken++;
    term.taken(request(number, client), lease);
  }

  private void end(long number, String client) {
    term.ended(request(number, client), OK, 0);
  }

  private List<Integer> inFlight() {
    return balancer.endpoints().status().stream().map(EndpointStatus::inFlight).toList();
  }

  private static PooledRequest request(long number, String client) {
    return new PooledRequest(
        number,
        "a",
        URI.create("http://127.0.0.1/"),
        "GET",
        0,
        true,
        false,
        Map.of(),
        client,
        null,
        0,
        Caller.PLAIN,
        1);
  }
}
