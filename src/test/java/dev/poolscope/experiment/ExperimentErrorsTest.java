package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentErrorsTest {
  private static final String BEGINNING =
      "an experiment begins with the line schema: poolscope/experiment/v1";

  /// Lines that follow the eight of the minimal file.
  private static String problem(String more) {
    return String.join("\n", Yaml.problems(Yaml.MINIMAL + more + "\n"));
  }

  private static String sampleProblem(String options) {
    return String.join(
        "\n", Yaml.problems(Yaml.MINIMAL.replace("sample: {}", "sample: {" + options + "}")));
  }

  @Test
  void everyProblemNamesFileLineFieldAndWhatIsAllowed() {
    assertThat(
            Yaml.problems(
                Yaml.MINIMAL
                    + """
                    window: 0s
                    transport:
                      maxIdleConns: abc
                      maxIdelConns: 1
                      protocol: h3
                      idleConnTimeout: 10
                    """))
        .containsExactly(
            "f.yaml:9: window: 0s is not possible; allowed: a duration such as 250ms, 10s or"
                + " 1m30s, above 0s, at most 24h",
            "f.yaml:11: transport.maxIdleConns: \"abc\" is not a whole number; allowed: any whole"
                + " number (0 = no limit, negative = none kept)",
            "f.yaml:12: transport.maxIdelConns: unknown field; did you mean \"maxIdleConns\"?;"
                + " allowed: rules, profile, protocol, maxIdleConns, maxIdleConnsPerHost, maxConnsPerHost,"
                + " idleConnTimeout, responseHeaderTimeout, requestTimeout, disableKeepAlives,"
                + " retryOnConnectionFailure, maxRequests, maxRequestsPerHost, body, goRelease,"
                + " dialTimeout, tlsHandshakeTimeout, maxConnectionAge, maxRequestsPerConnection,"
                + " reuse, perRequest, pool, dial",
            "f.yaml:13: transport.protocol: \"h3\" is not known; did you mean \"h2\"?; allowed:"
                + " http/1.1, h2 or h2c",
            "f.yaml:14: transport.idleConnTimeout: 10 has no unit; write 10s for seconds or 10ms"
                + " for milliseconds; allowed: a duration such as 250ms, 10s or 1m30s (0s or"
                + " negative = never closed for that)");
  }

  @Test
  void missingFieldsAreNamed() {
    assertThat(Yaml.problems("title: x\n"))
        .containsExactly(
            "f.yaml:1: schema: missing; " + BEGINNING,
            "f.yaml:1: name: missing; allowed: at most 100 small letters, digits and -, not"
                + " beginning with -",
            "f.yaml:1: targets: missing; allowed: a list of 1 to 1000 elements, each with the"
                + " fields name, sample, url, weight, state, dial, addresses, protocol, tls",
            "f.yaml:1: load: missing; allowed: a list of 1 to 1000 elements, each with the fields"
                + " target, arrivals, request, maxInFlight, body, requestTimeout, cancelAfter");
  }

  @Test
  void anotherSchemaIsRefused() {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("v1", "v2")))
        .containsExactly(
            "f.yaml:1: schema: \"poolscope/experiment/v2\" is not known; allowed:"
                + " poolscope/experiment/v1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "seed: 1.5 | f.yaml:9: seed: \"1.5\" is not a whole number; allowed: any whole number",
        "seed: 9223372036854775808 | f.yaml:9: seed: 9223372036854775808 is too large; allowed:"
            + " any whole number",
        "seed: \"1\" | f.yaml:9: seed: \"1\" is text; write it without quotes; allowed: any whole"
            + " number",
        "seed: | f.yaml:9: seed: has nothing where a single value belongs; allowed: any whole"
            + " number",
        "title: [a] | f.yaml:9: title: has a list where a single value belongs; allowed: text",
        "title: \"\\u0007\" | f.yaml:9: title: \" \" holds a control character; allowed: text",
        "window: 25h | f.yaml:9: window: 25h is not possible; allowed: a duration such as 250ms,"
            + " 10s or 1m30s, above 0s, at most 24h",
        "transport: [] | f.yaml:9: transport: is a list; allowed: the fields rules, profile, protocol,"
            + " maxIdleConns, maxIdleConnsPerHost, maxConnsPerHost, idleConnTimeout,"
            + " responseHeaderTimeout, requestTimeout, disableKeepAlives, retryOnConnectionFailure,"
            + " maxRequests, maxRequestsPerHost, body, goRelease, dialTimeout,"
            + " tlsHandshakeTimeout, maxConnectionAge, maxRequestsPerConnection, reuse, perRequest,"
            + " pool, dial",
        "balancer: {kind: random, ties: first} | f.yaml:9: balancer.ties: random has no ties;"
            + " allowed: slowStart, ejection, subset",
        "balancer: {kind: p2c, countWhen: sampled} | f.yaml:9: balancer.sampleEvery: missing;"
            + " countWhen: sampled needs the time between samples, such as 100ms",
        "balancer: {kind: p2c, sampleEvery: 1s} | f.yaml:9: balancer.sampleEvery: goes with"
            + " countWhen: sampled only; remove it, or write countWhen: sampled",
        "balancer: {kind: p2c, counts: open-sockets, countWhen: on-connect} | f.yaml:9:"
            + " balancer.countWhen: on-connect is for counts: in-flight; connections are seen when"
            + " they are dialed anyway",
        "balancer: {kind: maglev, tableSize: 1000} | f.yaml:9: balancer.tableSize: 1000 is no prime"
            + " number",
        "balancer: {kind: p2c-with-replacement, choices: 0} | f.yaml:9: balancer.choices: 0 is not"
            + " possible; allowed: a whole number, from 1 to 1000 (not given = 2)",
        "balancer: {kind: none, subset: 1} | f.yaml:9: balancer.subset: none has no subset",
        "transport: {protocol: h2c, goRelease: 1.23} | f.yaml:9: transport.protocol: Go's"
            + " Transport has HTTP/2 without TLS since 1.24; write goRelease: 1.24 or newer,"
            + " protocol: h2, or rules: okhttp",
        "transport: {maxRequests: 0, rules: okhttp} | f.yaml:9: transport.maxRequests: 0 is not"
            + " possible; allowed: a whole number, at least 1",
        "expect: [{metric: x}] | f.yaml:9: expect.0: says no number; add equals, atLeast or atMost",
        "expect: [{metric: x, atLeast: 2, atMost: 1}] | f.yaml:9: expect.0.atMost: is below"
            + " atLeast, so nothing can meet both",
        "expect: [{metric: x y, equals: 1}] | f.yaml:9: expect.0.metric: \"x y\" is not possible;"
            + " allowed: a column of summary.csv, such as connections_opened",
        "expect: [{host: b, metric: x, equals: 1}] | f.yaml:9: expect.0.host: \"b\" is no target;"
            + " did you mean \"a\"?; allowed: a or all",
        "expect: [{metric: x, equals: 1, from: 2s, to: 2s}] | f.yaml:9: expect.0.to: is not after"
            + " from, so nothing can happen between them",
        "expect: [{metric: x, equals: 1, from: 10s}] | f.yaml:9: expect.0.from: 10s is not within"
            + " the run; allowed: from 0s to before 10s",
        "expect: [{metric: x, equals: 1, to: 11s}] | f.yaml:9: expect.0.to: 11s is beyond the end"
            + " of the load; allowed: up to 10s",
        "name: x | f.yaml:9: \"name\" is given twice in the same place; remove one",
        "[a]: b | f.yaml:9: the name of a field must be a single value"
      })
  void aWrongFieldAtTheTop(String line, String problem) {
    assertThat(problem(line)).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "delay: 25h | delay: 25h is not possible; allowed: a duration such as 250ms, 10s or 1m30s,"
            + " from 0s to 24h",
        "delay: [] | delay: is a list; allowed: fields with kind: fixed, uniform, exponential,"
            + " per-connection, per-request or per-backend, or a value alone",
        "delay: {min: 1s} | delay.kind: missing; allowed: fixed, uniform, exponential,"
            + " per-connection, per-request or per-backend",
        "delay: {kind: uniform, min: 2s, max: 1s} | delay.max: 1s is below min, which is 2s",
        "delay: {kind: per-connection, values: [1s, 2]} | delay.values.1: 2 has no unit; write 2s"
            + " for seconds or 2ms for milliseconds; allowed: a duration such as 250ms, 10s or"
            + " 1m30s, from 0s to 24h",
        "delay: {kind: per-connection, values: []} | delay.values: has 0 elements; allowed: a list"
            + " of 1 to 1000 elements, each a duration such as 250ms, 10s or 1m30s, from 0s to 24h",
        "keepAliveHeader: 1500ms | keepAliveHeader: 1500ms cannot be said in the header, which has"
            + " whole seconds; give such as 5s",
        "backends: 0 | backends: 0 is not possible; allowed: a whole number, from 1 to 1000",
        "listening: no | listening: \"no\" is not known; allowed: on, refuse, black-hole or off",
        "status: 99 | status: 99 is not possible; allowed: a whole number, from 200 to 599",
        "tls: yes | tls: \"yes\" is neither true nor false; allowed: true or false",
        "stall: -1s | stall: -1s is negative; allowed: true, false or a duration such as 250ms or"
            + " 10s (false or 0s = not at all, true or forever = no answer ever comes)",
        "bodyBytes: 2GiB | bodyBytes: 2GiB is not possible; allowed: bytes such as 10, 64KiB or"
            + " 100MiB, from 0 to 1GiB",
        "port: 70000 | port: 70000 is not possible; allowed: a whole number, from 0 to 65535 (0 ="
            + " any free port)",
        "mode: Close | mode: \"Close\" is not known; did you mean \"close\"?; allowed: keep-alive,"
            + " close, http10 or silent-close"
      })
  void aWrongOptionOfASample(String option, String problem) {
    assertThat(sampleProblem(option)).isEqualTo("f.yaml:5: targets.0.sample." + problem);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "ftp://x/ | .url: \"ftp://x/\" does not begin with http:// or https://",
        "x:80 | .url: \"x:80\" does not begin with http:// or https://",
        "http://[::1%lo]/ | .url: \"http://[::1%lo]/\" names no valid host",
        "http:///p | .url: \"http:///p\" names no valid host",
        "http://u:p@x/ | .url: \"http://u:p@x/\" holds a user name; remove it",
        "http://x:99999/ | .url: \"http://x:99999/\" has no valid port; allowed: 1 to 65535",
        "http://x/?q=1 | .url: \"http://x/?q=1\" has more than a path; put a query into the path"
            + " of the request",
        "http://a b/ | .url: \"http://a b/\" is not a URL; allowed: a URL such as"
            + " http://127.0.0.1:8089/"
      })
  void aUrlThatCannotBeCalled(String url, String problem) {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("sample: {}", "url: \"" + url + "\"")))
        .containsExactly("f.yaml:5: targets.0" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "sample: {}, addresses: [127.0.0.2 gone] | .addresses.0: \"gone\" is no state of an address;"
            + " allowed: an IP address such as 127.0.0.2, alone or with refuse or black-hole behind"
            + " it",
        "sample: {}, addresses: [localhost] | .addresses.0: \"localhost\" is no literal IP address;"
            + " allowed: an IP address such as 127.0.0.2, alone or with refuse or black-hole behind"
            + " it",
        "sample: {}, addresses: [192.0.2.7] | .addresses.0: 192.0.2.7 is no loopback address, and"
            + " sample servers listen on no others",
        "sample: {}, addresses: [127.0.0.2, 127.0.0.2 refuse] | .addresses.1: 127.0.0.2 is there"
            + " twice",
        "sample: {server: go}, addresses: [127.0.0.2] | .addresses: only the embedded sample server"
            + " listens on other addresses than 127.0.0.1",
        "url: \"http://127.0.0.1:1/\", addresses: [127.0.0.2] | .addresses: the url has an address"
            + " for a host, which leads nowhere else; give it a name"
      })
  void addressesThatANameCannotHave(String target, String problem) {
    assertThat(
            Yaml.problems(
                Yaml.MINIMAL.replace("- name: a\n    sample: {}", "- {name: a, " + target + "}")))
        .containsExactly("f.yaml:4: targets.0" + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/{}", "/|", "/^", "/%", "/%zz", "/\\\\", "/\\\"", "/<x>", "/[x]", "/?a=b|c", "/`",
        "/?a=%7", "x"
      })
  void aPathThatCannotBeSent(String path) {
    String request = "request: {path: \"" + path + "\"}\n    arrivals:";
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("arrivals:", request)))
        .singleElement()
        .asString()
        .startsWith("f.yaml:8: load.0.request.path: ")
        .contains(" is not possible; allowed: a path that begins with / and has letters");
    String change = "changes:\n  - {at: 1s, set: {load.0.request.path: \"" + path + "\"}}\n";
    assertThat(Yaml.problems(Yaml.MINIMAL + change))
        .singleElement()
        .asString()
        .startsWith("f.yaml:10: changes.0.set.load.0.request.path: ")
        .contains(" is not possible; allowed: a path that begins with / and has letters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "//", "/a;b=1/c@d:e", "/%7B%7d", "/?", "/a?b=/?[c]&d=%7C", "/~!$&'()*+,=._-"})
  void aPathThatCanBeSent(String path) {
    String request = "request: {path: \"" + path + "\"}\n    arrivals:";
    assertThat(Yaml.read(Yaml.MINIMAL.replace("arrivals:", request)).load().getFirst().request())
        .extracting(Request::path)
        .isEqualTo(path)
        .satisfies(sent -> URI.create("http://127.0.0.1:1" + sent));
  }

  @Test
  void aTargetIsEitherASampleOrAUrl() {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("sample: {}", "sample: {}\n    url: http://x/")))
        .containsExactly("f.yaml:4: targets.0: has both a sample and a url; keep one of them");
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("sample: {}", "weight: 1")))
        .containsExactly(
            "f.yaml:4: targets.0: has neither a sample nor a url; add one, such as sample: {mode:"
                + " keep-alive}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"balanced", "all", "none"})
  void targetsDoNotTakeNamesWithAMeaning(String name) {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("name: a", "name: " + name)))
        .containsExactly(
            "f.yaml:4: targets.0.name: \"%s\" has a meaning of its own; choose another name"
                .formatted(name));
  }

  @Test
  void targetNamesAreUnique() {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("load:", "  - {name: a, url: http://x/}\nload:")))
        .containsExactly("f.yaml:6: targets.1.name: \"a\" is already the name of another target");
  }

  @Test
  void aProxyNamesTargetsThatItCanCall() {
    String proxies =
        """
        targets:
          - {name: a, sample: {}}
          - {name: far, url: "http://127.0.0.1:1/"}
          - {name: safe, sample: {tls: true}}
          - name: p
            sample: {server: nginx, upstream: [a, a, far, safe, p, x]}
        load:""";
    String text = Yaml.MINIMAL.replaceFirst("(?s)targets:.*load:", proxies);
    assertThat(Yaml.problems(text))
        .containsExactly(
            "f.yaml:8: targets.3.sample.upstream.1: a stands there twice; remove one",
            "f.yaml:8: targets.3.sample.upstream.2: far is a url; allowed: targets with a sample of"
                + " their own",
            "f.yaml:8: targets.3.sample.upstream.3: safe speaks TLS; allowed: targets without tls",
            "f.yaml:8: targets.3.sample.upstream.4: p passes its requests on itself; allowed:"
                + " targets that answer",
            "f.yaml:8: targets.3.sample.upstream.5: \"x\" is no target; did you mean \"a\"?;"
                + " allowed: a, far, safe or p");
  }

  @Test
  void aRealServerKeepsItsSettings() {
    String text = Yaml.MINIMAL.replace("sample: {}", "sample: {server: go}");
    String change = "changes:\n  - {at: 1s, set: {targets.a.sample.delay: 5ms}}\n";
    assertThat(Yaml.problems(text + change))
        .containsExactly(
            "f.yaml:10: changes.0.set.targets.a.sample.delay: go keeps the settings that it was"
                + " started with; use the embedded server to change them while the experiment"
                + " runs");
  }

  @Test
  void aLoadNamesATarget() {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("target: a", "target: b")))
        .containsExactly(
            "f.yaml:7: load.0.target: \"b\" is no target; did you mean \"a\"?; allowed: a");
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("target: a", "target: balanced")))
        .containsExactly(
            "f.yaml:7: load.0.target: balanced needs a balancer, and balancer is {kind: none};"
                + " name a target: a");
  }

  @Test
  void aMethodWithoutABodyHasNone() {
    assertThat(
            Yaml.problems(
                Yaml.MINIMAL.replace("arrivals:", "request: {bodyBytes: 3}\n    arrivals:")))
        .containsExactly(
            "f.yaml:8: load.0.request.bodyBytes: GET has no body; write bodyBytes: 0, or another"
                + " method");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{kind: onc} | .kind: \"onc\" is not known; did you mean \"once\"?; allowed: once, bursts,"
            + " constant, poisson, stages, given or closed",
        "{kind: once, requests: 0} | .requests: 0 is not possible; allowed: a whole number, from 1"
            + " to 100000000",
        "{kind: once, requests: 1, size: 2} | .size: unknown field; allowed: kind, requests",
        "{kind: constant, rate: 0} | .rate: 0 is not possible; allowed: a number, above 0, at most"
            + " 1000000",
        "{kind: constant, rate: .inf} | .rate: \".inf\" is not a number; allowed: a number, above"
            + " 0, at most 1000000",
        "{kind: stages, stages: [{duration: 1s, rate: 0}]} | .stages: no stage has a rate above 0",
        "{kind: given, at: [5ms, 1s, 20ms]} | .at: 20ms stands behind 1s; give the instants in their"
            + " order",
        "{kind: closed, workers: 100001} | .workers: 100001 is not possible; allowed: a whole"
            + " number, from 1 to 100000"
      })
  void wrongArrivals(String arrivals, String problem) {
    assertThat(Yaml.problems(Yaml.MINIMAL.replace("{kind: once, requests: 1}", arrivals)))
        .containsExactly("f.yaml:8: load.0.arrivals" + problem);
  }

  @Test
  void atMostTwentyProblemsAreCollected() {
    String unknown =
        IntStream.range(0, 30).mapToObj(i -> "zz" + i + ": 1\n").collect(Collectors.joining());
    assertThat(Yaml.problems(Yaml.MINIMAL + unknown)).hasSize(20);
  }
}
