package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.experiment.Stall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thousands of requests to servers of every kind while limits, faults and timeouts change. Nothing
/// is known beforehand but what must hold in every run, which the scenario checks at the end, and
/// that all is well again once it has become calm.
class StressTest {
  private static final int ROUNDS = 12;
  private static final int REQUESTS_PER_ROUND = 100;

  /// How many of the hosts, from the first, answer every request.
  private static final int WELL_BEHAVED = 3;

  private static final List<String> CALM =
      List.of(
          "maxIdleConns=100",
          "idleConnTimeout=90s",
          "requestTimeout=60s",
          "disableKeepAlives=false",
          "body=full",
          "dial.delay=0ms",
          "dial.refuseEvery=0");

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @CsvSource({"go, latest, 1", "go, 1.19, 3", "okhttp, latest, 4"})
  void whateverHappensTheCountsAgree(String rules, String release, long seed) {
    Random random = new Random(seed);
    List<Host> hosts = hosts();
    boolean go = rules.equals("go");
    scenario.start(
        "rules=" + rules,
        "requestTimeout=2s",
        go ? "goRelease=\"" + release + "\"" : "maxRequests=50");
    scenario.abortsDials();
    List<Sent> sent = new ArrayList<>();
    int settled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      scenario.apply(go ? goSettings(random) : okSettings(random));
      for (int i = 0; i < REQUESTS_PER_ROUND; i++) {
        sent.add(scenario.send(hosts.get(random.nextInt(hosts.size())), kind(random)));
      }
      if (random.nextInt(10) == 0) {
        scenario.client().closeIdle();
      }
      int upTo = sent.size() - random.nextInt(REQUESTS_PER_ROUND);
      sent.subList(settled, upTo).forEach(Sent::outcome);
      settled = upTo;
    }

    sent.forEach(Sent::outcome);
    scenario.apply(CALM.toArray(String[]::new));
    if (go) {
      scenario.apply("maxIdleConnsPerHost=2", "maxConnsPerHost=0", "responseHeaderTimeout=0s");
    }
    for (Host host : hosts.subList(0, WELL_BEHAVED)) {
      PoolScenario.allOk(scenario.send(host, REQUESTS_PER_ROUND));
    }
    scenario.endRun();

    assertThat(sent).hasSize(ROUNDS * REQUESTS_PER_ROUND);
  }

  private List<Host> hosts() {
    Sample plain = Sample.DEFAULT;
    return List.of(
        scenario.sample("keep-alive", plain),
        scenario.sample(
            "slow", plain.with("delay", new Delay.Exponential(Duration.ofNanos(millis(3))))),
        scenario.sample("close", plain.with("mode", SampleMode.CLOSE)),
        scenario.sample("silent", plain.with("mode", SampleMode.SILENT_CLOSE)),
        scenario.sample("http10", plain.with("mode", SampleMode.HTTP10)),
        scenario.sample(
            "chunked",
            plain
                .with("bodyBytes", 20_000)
                .with("chunked", true)
                .with("idleTimeout", Duration.ofNanos(millis(20)))
                .with("maxRequests", 7)),
        scenario.sample(
            "resetting",
            plain.with("bodyBytes", 5_000).with("reset", ResetPoint.MID_BODY).with("every", 5)),
        scenario.sample("mute", plain.with("stall", Stall.FOREVER).with("every", 9)),
        scenario.tls(
            "encrypted",
            plain.with("idleTimeout", Duration.ofNanos(millis(30))).with("maxRequests", 20)));
  }

  private static Requests kind(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Requests.POST.withBody(random.nextInt(100_000));
      case 1 -> Requests.POST.withBody(10).withKey();
      case 2 -> Requests.HEAD;
      default -> Requests.GET;
    };
  }

  private static String[] goSettings(Random random) {
    return new String[] {
      "maxIdleConns=" + (random.nextInt(12) - 1),
      "maxIdleConnsPerHost=" + (random.nextInt(8) - 1),
      "maxConnsPerHost=" + random.nextInt(10),
      "idleConnTimeout=" + (1 + random.nextInt(30)) + "ms",
      "responseHeaderTimeout=" + (random.nextBoolean() ? "0s" : "150ms"),
      "requestTimeout=" + timeout(random),
      "disableKeepAlives=" + (random.nextInt(8) == 0),
      "body=" + body(random),
      "dial.delay=" + random.nextInt(4) + "ms",
      "dial.refuseEvery=" + (random.nextInt(4) == 0 ? 11 : 0)
    };
  }

  private static String[] okSettings(Random random) {
    return new String[] {
      "maxIdleConns=" + (random.nextInt(12) - 1),
      "idleConnTimeout=" + (1 + random.nextInt(30)) + "ms",
      "requestTimeout=" + timeout(random),
      "retryOnConnectionFailure=" + (random.nextInt(4) > 0),
      "maxRequestsPerHost=" + (5 + random.nextInt(30)),
      "disableKeepAlives=" + (random.nextInt(8) == 0),
      "body=" + body(random),
      "dial.delay=" + random.nextInt(4) + "ms",
      "dial.refuseEvery=" + (random.nextInt(4) == 0 ? 11 : 0)
    };
  }

  private static String timeout(Random random) {
    return random.nextInt(3) == 0 ? 5 + random.nextInt(30) + "ms" : "200ms";
  }

  private static String body(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> "partial";
      case 1 -> "close";
      case 2 -> "leave";
      default -> "full";
    };
  }

  private static long millis(long count) {
    return Duration.ofMillis(count).toNanos();
  }
}
