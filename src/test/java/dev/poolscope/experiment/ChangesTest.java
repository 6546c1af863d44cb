package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolscope.schema.ConfigException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
  private static String change(String set) {
    return Yaml.MINIMAL + "changes:\n  - at: 1s\n    set:\n      " + set + "\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "targets.a.sample.delay: 200ms",
        "targets.0.sample.delay: {kind: uniform, min: 1ms, max: 2ms}",
        "targets.a.sample.stall: true",
        "targets.a.state: drained",
        "transport.maxIdleConns: 3",
        "transport.dial: {delay: 1ms}",
        "transport.dial.refuseEvery: 2",
        "load.0.arrivals.requests: 5",
        "load.0.arrivals: {kind: constant, rate: 2}",
        "load.0.request.path: /slow",
        "load.0.maxInFlight: 1",
        "load.0.body: leave",
        "load.0.requestTimeout: 1s",
        "load.0.cancelAfter: 1s",
        "load.0.request.headers: {X-A: b}",
        "load.0.request.headers.X-A: b",
        "load.0.request.headers.x.y: b"
      })
  void runningSettingsMayChange(String set) {
    assertThat(Yaml.read(change(set)).changes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window: 5s",
        "seed: 1",
        "targets.a.name: b",
        "targets.a.url: http://x/",
        "targets.a.weight: 2",
        "targets.a.sample.server: embedded",
        "targets.a.sample.port: 80",
        "targets.a.sample.tls: true",
        "transport.rules: go",
        "transport.protocol: h2",
        "transport.goRelease: latest",
        "load.0.target: a",
        "balancer.kind: none",
        "balancer.subset: 2",
        "changes.0.at: 1s",
        "expect: []"
      })
  void whatIsFixedMayNot(String set) {
    String path = set.substring(0, set.indexOf(": "));
    assertThat(Yaml.problems(change(set)))
        .containsExactly(
            "f.yaml:12: changes.0.set." + path + ": is fixed while the experiment runs");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "targets.a: {name: a, url: \"http://127.0.0.1:1/\"} | targets.a: cannot be set as a whole while"
            + " the experiment runs, because name, sample.server, sample.port, sample.tls,"
            + " sample.upstream, url, weight, protocol, tls, tls.ca, tls.verify are fixed; set the"
            + " fields below it one by one",
        "targets.0: {name: a, sample: {}} | targets.0: cannot be set as a whole while the experiment"
            + " runs, because name, sample.server, sample.port, sample.tls, sample.upstream, url,"
            + " weight, protocol, tls, tls.ca, tls.verify are fixed; set the fields below it one by"
            + " one",
        "load.0: {target: a, arrivals: {kind: once, requests: 2}} | load.0: cannot be set as a whole"
            + " while the experiment runs, because target is fixed; set the fields below it one by"
            + " one",
        "load.0.arrivals: {kind: closed, workers: 2} | load.0.arrivals: arrivals cannot become"
            + " closed while the experiment runs",
        "targets.a.sample: {mode: close} | targets.a.sample: cannot be set as a whole while the"
            + " experiment runs, because server, port, tls, upstream are fixed; set the fields below it"
            + " one by one",
        "transport.maxIdelConns: 1 | transport.maxIdelConns: unknown field; did you mean"
            + " \"maxIdleConns\"?; allowed: rules, profile, protocol, maxIdleConns, maxIdleConnsPerHost,"
            + " maxConnsPerHost, idleConnTimeout, responseHeaderTimeout, requestTimeout,"
            + " disableKeepAlives, retryOnConnectionFailure, maxRequests, maxRequestsPerHost, body,"
            + " goRelease, dialTimeout, tlsHandshakeTimeout, maxConnectionAge,"
            + " maxRequestsPerConnection, reuse, perRequest, pool, dial",
        "targets.b.sample.delay: 1s | targets.b.sample.delay: \"b\" is no element of targets, which"
            + " has only 0; known names: a",
        "load.0.request.bodyBytes: 5 | load.0.request.bodyBytes: GET has no body; write bodyBytes:"
            + " 0, or another method"
      })
  void aChangeLeadsToAValidExperiment(String set, String problem) {
    assertThat(Yaml.problems(change(set))).containsExactly("f.yaml:12: changes.0.set." + problem);
  }

  @Test
  void changesBuildOnEachOtherInTheOrderOfTime() {
    String later = "  - {at: 2s, set: {load.0.request.bodyBytes: 5}}\n";
    String earlier = "  - {at: 1s, set: {load.0.request.method: POST}}\n";
    assertThat(Yaml.read(Yaml.MINIMAL + "changes:\n" + later + earlier).changes()).hasSize(2);
    assertThat(Yaml.problems(Yaml.MINIMAL + "changes:\n" + later.replace("2s", "0s") + earlier))
        .containsExactly(
            "f.yaml:10: changes.0.set.load.0.request.bodyBytes: GET has no body; write bodyBytes:"
                + " 0, or another method");
  }

  @Test
  void aChangeComesBeforeTheEndOfTheWindow() {
    String change = "changes:\n  - {at: %s, set: {transport.maxIdleConns: 1}}\n";
    assertThat(Yaml.read(Yaml.MINIMAL + change.formatted("9999ms")).changes()).hasSize(1);
    assertThat(Yaml.problems(Yaml.MINIMAL + change.formatted("10s")))
        .containsExactly(
            "f.yaml:10: changes.0.at: 10s is not within the run; allowed: from 0s to before 10s");
  }

  @Test
  void anExperimentIsChangedInTheRun() {
    Experiment experiment = Yaml.read(Yaml.MINIMAL);
    assertThat(
            Experiments.change(experiment, Map.of("transport.maxIdleConns", "2"))
                .transport()
                .maxIdleConns())
        .isEqualTo(2);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Experiments.change(experiment, Map.of("transport.rules", "go")))
        .withMessage("transport.rules=go: transport.rules: is fixed while the experiment runs");
  }
}
