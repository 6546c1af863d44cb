package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.server.SampleServer;
import dev.poolscope.time.Soon;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must hold at the end of every run, whatever happened in it.
final class RunChecks {
  private RunChecks() {}

  static void holdAtTheEnd(EventRecorder events, List<Host> hosts, boolean abortsDials) {
    assertThat(events.ledger().violations()).as("ledger").isEmpty();
    EventOrder.check(events.entries());
    for (Host host : hosts) {
      HostCounts counts = events.ledger().counts(host.name());
      assertThat(counts.open()).as("%s: open connections", host.name()).isZero();
      assertThat(counts.dialing()).as("%s: dialing", host.name()).isZero();
      assertThat(counts.waiting()).as("%s: waiting", host.name()).isZero();
      assertThat(counts.unfinished()).as("%s: unfinished requests", host.name()).isZero();
      if (!host.isForeign()) {
        serverSawTheSame(events, host, counts, abortsDials);
      }
    }
  }

  private static void serverSawTheSame(
      EventRecorder events, Host host, HostCounts counts, boolean abortsDials) {
    Soon.holds(
        () -> host.name() + ": accepted " + host.accepted() + " of " + counts.opened(),
        () -> host.accepted() >= counts.opened());
    long mostAborted = abortsDials ? counts.dialsFailed() : 0;
    assertThat(host.accepted())
        .as("%s: accepted", host.name())
        .isBetween(counts.opened(), counts.opened() + mostAborted);
    SampleServer server = host.sample();
    if (server != null) {
      Soon.holds(
          () -> host.name() + " still sees " + server.counts(), () -> server.counts().open() == 0);
      requestsAgree(events, host, server, counts);
    }
  }

  /// Port by port, the server saw no more requests than connections were acquired, and just as many
  /// where nothing failed.
  private static void requestsAgree(
      EventRecorder events, Host host, SampleServer server, HostCounts counts) {
    Map<Integer, Long> acquired = acquiredByPort(events, host);
    Map<Integer, Long> seen = server.counts().requestsByRemotePort();
    seen.forEach(
        (port, requests) ->
            assertThat(requests)
                .as("%s: requests on port %d", host.name(), port)
                .isLessThanOrEqualTo(acquired.getOrDefault(port, 0L)));
    assertThat(server.counts().requests()).isGreaterThanOrEqualTo(counts.ok());
    if (counts.failed() == 0 && counts.retries() == 0) {
      assertThat(seen).as("%s: requests by port", host.name()).isEqualTo(acquired);
    }
  }

  private static Map<Integer, Long> acquiredByPort(EventRecorder events, Host host) {
    Map<Long, Integer> ports = new HashMap<>();
    for (PoolEvent.ConnectionOpened opened : events.all(PoolEvent.ConnectionOpened.class)) {
      if (opened.host().equals(host.name())) {
        ports.put(opened.connection(), opened.localPort());
      }
    }
    Map<Integer, Long> acquired = new HashMap<>();
    for (PoolEvent.ConnectionAcquired e : events.all(PoolEvent.ConnectionAcquired.class)) {
      Integer port = ports.get(e.connection());
      if (port != null) {
        acquired.merge(port, 1L, Long::sum);
      }
    }
    return acquired;
  }
}
