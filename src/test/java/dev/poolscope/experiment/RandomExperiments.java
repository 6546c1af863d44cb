package dev.poolscope.experiment;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.balance.PickPer;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.units.Durations;
import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Valid experiments of every shape, one per seed.
final class RandomExperiments {
  private final Random random;
  private final String text;

  private RandomExperiments(long seed, String text) {
    this.random = new Random(seed);
    this.text = text;
  }

  /// An experiment.
  ///
  /// @param text goes wherever any text may stand
  static Experiment next(long seed, String text) {
    return new RandomExperiments(seed, text).experiment();
  }

  private Experiment experiment() {
    Duration window = duration(1, 86_400_000_000_000L);
    List<Target> targets =
        IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> target("t-" + i)).toList();
    List<Load> load = some(1, () -> load(pick(targets).name()));
    return new Experiment(
        letter() + "-1",
        text,
        text,
        text,
        text,
        pick("", "https://reports.test/a?b=1#c, http://reports.test/2"),
        pick("", "a-1", "a-1, b"),
        window,
        random.nextLong(),
        targets,
        1 + random.nextInt(100),
        pick("0/1", "1/3"),
        transport(),
        balancer(),
        load,
        some(0, () -> change(window, targets)).stream()
            .sorted(Comparator.comparing(Change::at))
            .toList(),
        some(0, () -> expectation(window, targets)));
  }

  private Target target(String name) {
    int weight = 1 + random.nextInt(1_000_000);
    return random.nextBoolean()
        ? new Target(
            name,
            sample(),
            null,
            weight,
            pick(HostState.values()),
            dial(),
            List.of(),
            null,
            Tls.VERIFIED)
        : new Target(name, null, URI.create("https://Host-1.example:8443/a/b"), weight);
  }

  private Sample sample() {
    return new Sample(
        pick(ServerKind.values()),
        pick(SampleMode.values()),
        delay(),
        duration(0, Long.MAX_VALUE),
        random.nextLong(Long.MAX_VALUE),
        bytes(),
        random.nextBoolean(),
        duration(0, Long.MAX_VALUE),
        200 + random.nextInt(400),
        pick(Stall.NONE, Stall.FOREVER, new Stall(duration(0, Long.MAX_VALUE))),
        pick(ResetPoint.values()),
        random.nextBoolean(),
        1 + random.nextInt(9),
        random.nextBoolean(),
        pick(Listening.values()),
        1 + random.nextInt(Integer.MAX_VALUE - 1),
        duration(0, Long.MAX_VALUE),
        Duration.ofSeconds(random.nextInt(1_000_000)),
        1 + random.nextInt(1000),
        pick(Placement.values()),
        random.nextInt(65_536),
        random.nextBoolean(),
        List.of());
  }

  /// Any rule, with some of the options that it has.
  private BalancerSettings balancer() {
    BalancerKind kind = pick(BalancerKind.values());
    List<String> settings = new ArrayList<>();
    settings.add("kind=" + kind.id());
    settings.add("per=" + Labels.of(pick(PickPer.values())));
    boolean sampled = kind.options().contains("countWhen") && random.nextBoolean();
    if (sampled) {
      settings.add("countWhen=sampled");
      settings.add("sampleEvery=" + Durations.format(duration(1, 1_000_000_000)));
    }
    for (Part part : RecordShape.of(BalancerSettings.class).parts()) {
      boolean other = kind.options().contains(part.name()) && !part.name().equals("sampleEvery");
      if (other && random.nextBoolean() && !(sampled && part.name().equals("countWhen"))) {
        settings.add(part.name() + "=" + BalancerFieldsTest.possible(part));
      }
    }
    return new RecordFormat<>(BalancerSettings.class, "a balancer", "")
        .of(settings.stream().map(setting -> Setting.parse(setting, "")).toList());
  }

  private Delay delay() {
    Duration some = duration(1, 1_000_000_000);
    return pick(
        new Delay.Fixed(some),
        new Delay.Uniform(some, some.plusNanos(random.nextInt(1000))),
        new Delay.Exponential(some),
        new Delay.PerConnection(some(1, () -> duration(0, 86_400_000_000_000L))),
        new Delay.PerRequest(some(1, () -> duration(0, 86_400_000_000_000L))),
        new Delay.PerBackend(some(1, () -> duration(0, 86_400_000_000_000L))));
  }

  private Transport transport() {
    Rules rules = pick(Rules.values());
    return new Transport(
        rules,
        pick(Profile.values()),
        rules == Rules.GO ? Protocol.HTTP_1_1 : pick(Protocol.values()),
        pick(random.nextInt(), 0, 5, 100),
        pick(random.nextInt(), 0),
        pick(random.nextInt(), 0),
        pick(anyDuration(), Duration.ofSeconds(90), Duration.ofMinutes(5)),
        anyDuration(),
        anyDuration(),
        random.nextBoolean(),
        random.nextBoolean(),
        pick(1 + random.nextInt(100), 64),
        pick(1 + random.nextInt(100), 5),
        pick(BodyHandling.values()),
        pick(GoRelease.values()),
        anyDuration(),
        anyDuration(),
        duration(0, 86_400_000_000_000L),
        random.nextInt(Integer.MAX_VALUE),
        pick(ReuseOrder.values()),
        random.nextBoolean(),
        pick(Pooling.values()),
        dial());
  }

  private Dial dial() {
    return new Dial(
        duration(0, 1_000_000),
        random.nextInt(Integer.MAX_VALUE),
        duration(0, 1_000_000),
        random.nextBoolean());
  }

  private Load load(String target) {
    boolean post = random.nextBoolean();
    Request request =
        new Request(
            post ? HttpMethod.POST : HttpMethod.TRACE,
            pick("/", "/a?b=c&d", "/%20:x,%7B%7D?y=[1]"),
            post ? bytes() : 0,
            random.nextBoolean(),
            random.nextBoolean(),
            1 + random.nextInt(100_000),
            pick(Map.of(), Map.of("X-Trace", ""), Map.of("Accept", "a/b; q=0.1", "x.y", "5")));
    return new Load(
        target,
        arrivals(),
        request,
        1 + random.nextInt(1_000_000),
        random.nextBoolean() ? null : pick(BodyHandling.LEAVE, BodyHandling.PARTIAL),
        random.nextBoolean() ? null : anyDuration(),
        duration(0, 86_400_000_000_000L));
  }

  private Arrivals arrivals() {
    int requests = 1 + random.nextInt(100_000_000);
    double rate = random.nextDouble(1e-9, 1e6);
    return pick(
        new Arrivals.Once(requests),
        new Arrivals.Bursts(1 + random.nextInt(1_000_000), duration(1, 1_000_000_000), requests),
        new Arrivals.Constant(rate, random.nextInt(3)),
        new Arrivals.Poisson(rate, requests),
        new Arrivals.Stages(
            rate, some(1, () -> new Arrivals.Stage(duration(1, 1000), random.nextInt(9)))),
        new Arrivals.Given(
            some(1, () -> duration(0, 86_400_000_000_000L)).stream().sorted().toList()),
        new Arrivals.Closed(1 + random.nextInt(100_000), duration(0, 1000), requests));
  }

  private Change change(Duration window, List<Target> targets) {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("transport.maxIdleConns", Integer.toString(random.nextInt()));
    for (Target target : targets) {
      // The others keep the settings that they were started with.
      Sample sample = target.sample();
      if (sample != null && !sample.server().isReal() && random.nextBoolean()) {
        set.put(
            "targets." + target.name() + ".sample.delay",
            pick("5ms", "{kind: uniform, min: 0, max: 1s}", "7us"));
      }
    }
    return new Change(duration(0, window.toNanos() - 1), set);
  }

  private Expectation expectation(Duration window, List<Target> targets) {
    Double bound = random.nextGaussian() * 1e9;
    @Nullable Double equal = random.nextBoolean() ? bound : null;
    return new Expectation(
        random.nextBoolean() ? "all" : pick(targets).name(),
        "closed_IDLE_TIMEOUT",
        equal,
        bound,
        random.nextBoolean() ? bound + 1 : null,
        text,
        random.nextBoolean() ? duration(0, window.toNanos() / 2) : null,
        random.nextBoolean() ? duration(window.toNanos() / 2 + 1, window.toNanos()) : null);
  }

  private <T> List<T> some(int least, Supplier<T> element) {
    int size = least + random.nextInt(3);
    return new ArrayList<>(IntStream.range(0, size).mapToObj(_ -> element.get()).toList());
  }

  private String letter() {
    return Character.toString('a' + random.nextInt(26));
  }

  private long bytes() {
    return pick(0L, 10L, 1024L, 1L << 30, 1_000_003L);
  }

  private Duration duration(long least, long most) {
    long nanos = most == Long.MAX_VALUE ? random.nextLong(most) : random.nextLong(least, most + 1);
    return Duration.ofNanos(Math.max(least, pick(nanos, nanos / 1_000_000 * 1_000_000)));
  }

  private Duration anyDuration() {
    return Duration.ofNanos(pick(0L, -1L, -1_000_000_000L, random.nextLong(Long.MAX_VALUE)));
  }

  @SafeVarargs
  private final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
