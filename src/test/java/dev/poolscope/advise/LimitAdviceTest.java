package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitAdviceTest {
  private static final String TWO_HOSTS =
      """
      schema: poolscope/experiment/v1
      name: two
      targets:
        - {name: a, sample: {}}
        - {name: b, sample: {}}
      transport: {maxConnsPerHost: 2, maxIdleConnsPerHost: 2}
      load:
        - {target: a, arrivals: {kind: bursts, size: 2, gap: 1s, requests: 10}}
        - {target: b, arrivals: {kind: constant, rate: 5}}
      """;

  private static List<String> notes(String... sets) {
    return LimitAdvice.of(Experiments.read(new Source("two.yaml", TWO_HOSTS), List.of(sets)))
        .stream()
        .map(note -> note.path() + ": " + note.text())
        .toList();
  }

  @Test
  void limitsThatFitEachOtherAreNotSpokenOf() {
    assertThat(notes()).isEmpty();
    assertThat(notes("transport.maxIdleConns=4")).isEmpty();
    assertThat(notes("transport.maxIdleConns=-1")).isEmpty();
    assertThat(notes("transport.maxIdleConnsPerHost=-1")).isEmpty();
    assertThat(notes("targets.a.sample.idleTimeout=91s", "transport.idleConnTimeout=90s"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxIdleConns=1 | maxIdleConns: 1 idle slot for 2 hosts: they will rob each other",
        "maxIdleConns=3 | maxIdleConns: below 2 hosts × 2 idle each",
        "maxIdleConnsPerHost=3 | maxIdleConnsPerHost: above maxConnsPerHost 2: there are never so"
            + " many",
        "maxIdleConnsPerHost=1 | maxIdleConnsPerHost: up to 2 connections to a host, of which 1 are"
            + " kept idle",
        "idleConnTimeout=500ms | idleConnTimeout: shorter than the 1s between bursts, so each burst"
            + " dials again",
        "responseHeaderTimeout=15s | responseHeaderTimeout: not below requestTimeout 15s, which"
            + " ends it first"
      })
  void aLimitThatWorksAgainstOthersIsSpokenOf(String set, String note) {
    assertThat(notes("transport." + set)).containsExactly("transport." + note);
  }

  @Test
  void aLoadsOwnDeadlineCountsForItsRequests() {
    assertThat(notes("targets.a.sample.delay=1s", "load.0.requestTimeout=500ms"))
        .containsExactly("load.0.requestTimeout: server a takes 1s: its requests time out");
    assertThat(
            notes(
                "targets.a.sample.delay=1s",
                "load.0.requestTimeout=5s",
                "transport.requestTimeout=500ms"))
        .isEmpty();
  }

  @Test
  void theTotalAloneLimitsOneHost() {
    assertThat(
            notes(
                "load=[{target: a, arrivals: {kind: once, requests: 1}}]",
                "transport.maxIdleConns=1"))
        .containsExactly("transport.maxIdleConnsPerHost: above maxIdleConns 1, which holds first");
  }

  @Test
  void withoutKeepAlivesNothingIsKept() {
    assertThat(notes("transport.disableKeepAlives=true"))
        .containsExactly(
            "transport.disableKeepAlives: no connection is kept, so the idle limits have no"
                + " effect");
  }

  @Test
  void theServerMayCloseFirst() {
    String first =
        "transport.idleConnTimeout: server b closes first, after 5s: a request may meet a"
            + " connection just closed";
    assertThat(notes("targets.b.sample.idleTimeout=5s", "transport.idleConnTimeout=90s"))
        .containsExactly(first);
    assertThat(notes("targets.b.sample.idleTimeout=5s", "transport.idleConnTimeout=0s"))
        .containsExactly(first);
    assertThat(notes("targets.b.sample.idleTimeout=5s", "transport.idleConnTimeout=4s")).isEmpty();
  }

  @Test
  void aServerMayBeSlowerThanTheTimeouts() {
    assertThat(notes("targets.b.sample.delay={kind: per-connection, values: [20s, 15s]}"))
        .containsExactly("transport.requestTimeout: server b takes 15s: its requests time out");
    assertThat(notes("targets.b.sample.delay=2s", "transport.responseHeaderTimeout=2s"))
        .containsExactly(
            "transport.responseHeaderTimeout: server b takes 2s: its requests time out");
  }

  @Test
  void arrivalsBeyondTheCapAreDropped() {
    assertThat(notes("load.0.maxInFlight=1"))
        .contains("load.0.maxInFlight: below the 2 due at once: some are dropped");
  }

  @Test
  void okHttpCountsByHostName() {
    assertThat(notes("transport.rules=okhttp", "transport.maxRequests=4"))
        .containsExactly(
            "transport.maxRequestsPerHost: above maxRequests 4",
            "transport.maxRequestsPerHost: one budget for all 2 sample servers: OkHttp counts by"
                + " host name, without the port");
  }
}
