package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.time.FailedThreads;
import dev.poolscope.time.VirtualTime;
import dev.poolscope.trace.EventSink;
import dev.poolscope.yaml.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Balanced requests in virtual time, over a client that sends nothing and ends requests when told
/// to.
class BalancedTargetsTest {
  private static final CallOutcome OK = new CallOutcome.Completed(200, 1);

  private final VirtualTime time = new VirtualTime();
  private final List<PoolEvent> events = new ArrayList<>();
  private final List<PooledRequest> sent = new ArrayList<>();
  private final List<Consumer<CallOutcome>> running = new ArrayList<>();
  private final AtomicLong numbers = new AtomicLong();
  private Experiment experiment = experiment("{kind: least-connections}");
  private BalancedTargets balanced = balanced(UnaryOperator.identity());
  private RequestSource source = source();

  @AfterEach
  void allLeasesEnd() {
    while (!running.isEmpty()) {
      end(0, OK);
    }
    assertThat(balanced.violation()).isEmpty();
  }

  @Test
  void thePickIsAnEventBetweenIssueAndSending() {
    send();
    assertThat(events)
        .containsExactly(
            new PoolEvent.RequestIssued("a", 1, 42, "client-1"),
            new PoolEvent.Picked(
                "a",
                1,
                "client-1",
                "least-connections",
                "a b c",
                "0 0 0",
                "a b c",
                "",
                "in-flight at-pick"));
    assertThat(sent.getFirst().url()).isEqualTo(URI.create("http://127.0.0.1:1/"));
  }

  @Test
  void aLeaseLastsUntilItsRequestEnds() {
    send();
    send();
    assertThat(hosts()).isEqualTo("a b");
    assertThat(balanced.violation()).isEqualTo("2 leases were taken and 0 released");
    end(0, OK);
    send();
    send();
    assertThat(hosts()).isEqualTo("a b a c");
  }

  @Test
  void aFailureEndsTheLeaseToo() {
    send();
    end(0, failed(FailureKind.REFUSED, 0));
    send();
    assertThat(hosts()).isEqualTo("a a");
  }

  @Test
  void failuresEjectAHostAndAnswersDoNot() {
    begin("{kind: round-robin, ejection: {consecutiveFailures: 2, maxShare: 0.5}}");
    for (int i = 0; i < 6; i++) {
      send();
      CallOutcome outcome =
          switch (sent.getLast().host()) {
            case "a" -> failed(FailureKind.STATUS, 404);
            case "b" -> failed(FailureKind.RUN_ENDED, 0);
            default -> failed(FailureKind.STATUS, 500);
          };
      end(0, outcome);
    }
    send();
    assertThat(hosts()).startsWith("a b c a b c");
    assertThat(lastPick().candidates()).isEqualTo("a b");
  }

  @Test
  void latencyIsMeasured() {
    begin("{kind: least-time}");
    for (int i = 0; i < 3; i++) {
      send();
    }
    time.advance(TimeUnit.MILLISECONDS.toNanos(10));
    end(2, OK);
    time.advance(TimeUnit.MILLISECONDS.toNanos(300));
    end(0, OK);
    end(0, OK);
    send();
    assertThat(hosts()).as("only c was fast").endsWith(" c");
    assertThat(lastPick().scores()).isEqualTo("320 320 20");
  }

  @Test
  void hostsJoinDrainAndLeaveWhileTheRunGoesOn() {
    begin("{kind: round-robin}");
    change("targets.a.state", "out");
    change("targets.b.state", "drained");
    send();
    assertThat(lastPick().candidates()).isEqualTo("c");
    change("targets.b.state", "up");
    change("targets.a.state", "up");
    send();
    assertThat(lastPick().candidates()).as("a joined anew, as the last").isEqualTo("b c a");
    change("targets.a.state", "drained");
    change("targets.a.state", "out");
    change("targets.a.state", "drained");
    send();
    assertThat(lastPick().candidates()).isEqualTo("b c");
  }

  @Test
  void aRequestWithoutAnyHostFails() throws Exception {
    for (String host : List.of("a", "b", "c")) {
      change("targets." + host + ".state", "drained");
    }
    CountDownLatch ended = new CountDownLatch(1);
    List<CallOutcome> outcomes = new ArrayList<>();
    source.send(
        context(),
        42,
        0,
        outcome -> {
          outcomes.add(outcome);
          ended.countDown();
        });
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(outcomes).singleElement().isEqualTo(Picks.NO_HOST);
    assertThat(sent).isEmpty();
    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            PoolEvent.RequestEnded.class,
            e -> {
              assertThat(e.host()).isEqualTo(PoolEvent.NO_HOST);
              assertThat(e.failure()).isEqualTo(FailureKind.NO_HOST);
            });
  }

  @Test
  void openSocketsAreThoseOfTheEvents() {
    begin("{kind: least-connections, counts: open-sockets}");
    EventSink sink = balanced.observing(events::add);
    sink.publish(new PoolEvent.DialStarted("a", 1, 0, DialCause.NO_IDLE_CONNECTION));
    sink.publish(new PoolEvent.ConnectionOpened("a", 1, 0, 1, ""));
    send();
    assertThat(lastPick().scores()).isEqualTo("1 0 0");
    assertThat(lastPick().countSource()).isEqualTo("open-sockets at-pick");
    sink.publish(
        new PoolEvent.ConnectionClosed("a", 1, CloseReason.RUN_ENDED, ClosedBy.CLIENT, 0, 0, 0));
    send();
    assertThat(lastPick().scores()).isEqualTo("0 0 0");
  }

  @Test
  void onConnectCountsWhenTheRequestHasItsConnection() {
    begin("{kind: least-connections-scan}");
    send();
    send();
    assertThat(hosts()).isEqualTo("a a");
    balanced.observing(events::add).publish(new PoolEvent.ConnectionAcquired("a", 1, 1, false));
    send();
    assertThat(lastPick().scores()).isEqualTo("1 0 0");
  }

  @Test
  void targetsThatAreOneHostToThePoolShareTheirCount() {
    begin("{kind: least-connections, counts: open-sockets}", name -> name.equals("b") ? "a" : name);
    EventSink sink = balanced.observing(events::add);
    sink.publish(new PoolEvent.ConnectionOpened("a", 1, 0, 1, ""));
    send();
    assertThat(lastPick().scores()).isEqualTo("1 1 0");
  }

  @Test
  void drawsAreTheSameForTheSameSeed() {
    begin("{kind: random}");
    for (int i = 0; i < 5; i++) {
      send();
    }
    String first = hosts();
    assertThat(lastPick().draws()).matches("[012]/3");
    endAll();
    begin("{kind: random}");
    for (int i = 0; i < 5; i++) {
      send();
    }
    assertThat(hosts()).isEqualTo(first);
  }

  private void endAll() {
    while (!running.isEmpty()) {
      end(0, OK);
    }
  }

  private void begin(String balancer) {
    begin(balancer, UnaryOperator.identity());
  }

  private void begin(String balancer, UnaryOperator<String> bookedUnder) {
    sent.clear();
    events.clear();
    experiment = experiment(balancer);
    balanced = balanced(bookedUnder);
    source = source();
  }

  private BalancedTargets balanced(UnaryOperator<String> bookedUnder) {
    return new BalancedTargets(experiment, ClientIdentity.NAME, bookedUnder, time);
  }

  private RequestSource source() {
    Map<String, URI> bases =
        Map.of(
            "a", URI.create("http://127.0.0.1:1"),
            "b", URI.create("http://127.0.0.1:2"),
            "c", URI.create("http://127.0.0.1:3"));
    return new RequestSource(
        numbers, List.of(balanced), bases, experiment.load().getFirst(), Turns.ofOne());
  }

  private static Experiment experiment(String balancer) throws ConfigException {
    String yaml =
        """
        schema: poolscope/experiment/v1
        name: balanced
        targets: [{name: a, sample: {}}, {name: b, sample: {}}, {name: c, sample: {}}]
        load: [{target: balanced, arrivals: {kind: once, requests: 1}}]
        balancer:
        """;
    String entry = yaml.stripTrailing() + " " + balancer;
    return Experiments.read(new Source("f.yaml", entry), List.of());
  }

  private void change(String path, String value) {
    Experiment before = experiment;
    experiment = Experiments.change(before, Map.of(path, value));
    balanced.apply(before, experiment);
  }

  private LoadContext context() {
    PooledClient client =
        (request, whenEnded) -> {
          sent.add(request);
          running.add(whenEnded);
        };
    return new LoadContext(
        client, events::add, time, time, new FailedThreads().threads(), 0, Long.MAX_VALUE, 1);
  }

  private void send() {
    source.send(context(), 42, 0, _ -> {});
  }

  private void end(int index, CallOutcome outcome) {
    running.remove(index).accept(outcome);
  }

  private String hosts() {
    return sent.stream().map(PooledRequest::host).collect(Collectors.joining(" "));
  }

  private PoolEvent.Picked lastPick() {
    return events.stream()
        .filter(PoolEvent.Picked.class::isInstance)
        .map(PoolEvent.Picked.class::cast)
        .toList()
        .getLast();
  }

  private static CallOutcome failed(FailureKind kind, int status) {
    return new CallOutcome.Failed(kind, status, 0, "");
  }
}
