package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.capture.CapturedConnection.Answer;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerPortsTest {
  private static final int PLAIN = 18_081;
  private static final int CALLED = 18_082;
  private static final int PROXY = 18_083;

  @Test
  void whatAProxyCallsMayBeAProxys() {
    ServerPorts ports = ServerPorts.of(experiment());
    assertThat(ports.byTarget()).isEqualTo(Map.of("a", PLAIN, "b", CALLED, "proxy", PROXY));
    assertThat(ports.mayBeAServers(dialed("127.0.0.1", CALLED))).isTrue();
    assertThat(ports.mayBeAServers(dialed("127.0.0.1", PLAIN))).isFalse();
    assertThat(ports.mayBeAServers(dialed("127.0.0.1", PROXY))).as("the proxy itself").isFalse();
  }

  @Test
  void whatFillsAQueueIsAServers() {
    assertThat(ServerPorts.of(experiment()).mayBeAServers(dialed("127.0.0.2", PLAIN))).isTrue();
  }

  private static Experiment experiment() {
    Source source =
        new Source(
            "f.yaml",
            """
            schema: poolscope/experiment/v1
            name: proxied
            window: 1s
            targets:
              - {name: a, sample: {port: %d}}
              - {name: b, sample: {port: %d}}
              - {name: proxy, sample: {server: nginx, port: %d, upstream: [b]}}
            load:
              - {target: a, arrivals: {kind: once, requests: 1}}
            """
                .formatted(PLAIN, CALLED, PROXY));
    return Experiments.read(source, List.of());
  }

  private static CapturedConnection dialed(String from, int port) {
    return new CapturedConnection(
        Wire.endpoint(from, 5),
        Wire.endpoint("127.0.0.1", port),
        0,
        Answer.ACCEPTED,
        null,
        false,
        0);
  }
}
