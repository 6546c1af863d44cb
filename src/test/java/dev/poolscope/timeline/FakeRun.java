package dev.poolscope.timeline;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Invents runs.
public final class FakeRun {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final List<CloseReason> REASONS =
      List.of(
          CloseReason.IDLE_TOTAL_LIMIT,
          CloseReason.IDLE_TIMEOUT,
          CloseReason.SERVER_CLOSED,
          CloseReason.IO_ERROR);

  final Experiment experiment;
  final long endNanos;
  final List<FakeLife> lives = new ArrayList<>();
  final List<Pick> picks = new ArrayList<>();
  final List<ChangeMark> changes = new ArrayList<>();
  final List<FakeFailures.Failure> failures = new ArrayList<>();
  private final Map<String, List<FakeSeries.Step>> steps = new HashMap<>();
  private final SplittableRandom random;
  private int timeWait = -1;
  private long requests;

  /// The balancer's choice.
  record Pick(long nanos, String host) {}

  /// What a crowd is made of.
  ///
  /// @param seconds how long the run takes
  public record Crowd(int hosts, int connections, int requestsEach, int seconds) {}

  private FakeRun(Experiment experiment, long endNanos, long seed) {
    this.experiment = experiment;
    this.endNanos = endNanos;
    this.random = new SplittableRandom(seed);
  }

  /// A run like `two-hosts-total-idle-one`: one connection to each host, one idle slot for both.
  public static FakeRecording twoHosts(long seed) {
    Experiment experiment =
        Experiments.read(Experiments.find("two-hosts-total-idle-one"), List.of());
    FakeRun run = new FakeRun(experiment, 10 * SECOND, seed);
    run.bursts();
    run.changes.add(new ChangeMark(5_400 * MILLI, "targets.b.sample.delay", "8ms"));
    return new FakeRecording(run);
  }

  /// A run of four closed loops, 4, 8, 16 and 6 requests at a time to the hosts a to d. Each has
  /// its connection after some microseconds; but for 3 more that wait half a second at d.
  public static FakeRecording closedLoops(long seed) {
    String yaml =
        """
        schema: poolscope/experiment/v1
        name: closed-loops
        duration: 10s
        transport: {rules: go, maxIdleConnsPerHost: 20, maxConnsPerHost: 60}
        targets:
          - {name: a, sample: {mode: keep-alive}}
          - {name: b, sample: {mode: keep-alive}}
          - {name: c, sample: {mode: keep-alive}}
          - {name: d, sample: {mode: keep-alive}}
        load:
          - {target: a, arrivals: {kind: once, requests: 1}}
        """;
    Experiment experiment = Experiments.read(new Source("closed-loops.yaml", yaml), List.of());
    FakeRun run = new FakeRun(experiment, 10 * SECOND, seed);
    run.timeWait = 17;
    run.loop("a", 4);
    run.loop("b", 8);
    run.loop("c", 16);
    run.loop("d", 6);
    run.step("d", 4 * SECOND, 0, 0, 0, 3);
    run.step("d", 4_500 * MILLI, 0, 0, 0, -3);
    return new FakeRecording(run);
  }

  /// A run like [#closedLoops] in which nobody listens at c: each of 100 requests there fails, 93
  /// since the dial is refused and 7 since it takes too long.
  public static FakeRecording failing(long seed) {
    FakeRecording loops = closedLoops(seed);
    FakeRun run = new FakeRun(loops.experiment(), 10 * SECOND, seed);
    run.loop("a", 4);
    run.loop("b", 2);
    run.loop("d", 6);
    for (int i = 0; i < 100; i++) {
      long from = (i + 1) * (90 * MILLI);
      run.failed("c", from, from + MILLI, i % 14 == 13);
    }
    return new FakeRecording(run);
  }

  private void failed(String host, long from, long to, boolean late) {
    FailureKind kind = late ? FailureKind.TIMEOUT_WAITING_CONN : FailureKind.REFUSED;
    FakeLife life = new FakeLife(host, 0, from, Long.MAX_VALUE, Long.MAX_VALUE);
    life.fail(to, kind);
    lives.add(life);
    step(host, from, 1, 0, 0, 1);
    step(host, to, -1, 0, 0, -1);
    failures.add(new FakeFailures.Failure(host, kind, to));
  }

  private void loop(String host, int workers) {
    for (int i = 0; i < workers; i++) {
      long ready = MILLI + i * MILLI / 4;
      FakeLife life = new FakeLife(host, 45_000 + i, MILLI / 2, ready, ready);
      dialed(life);
      for (long from = ready; from < 9 * SECOND; from = life.lastUse() + 20_000) {
        step(host, from, 0, 0, 0, 1);
        step(host, from + 10_000, 0, 0, 0, -1);
        use(life, from + 10_000, 8 * MILLI + random.nextLong(4 * MILLI));
      }
      lives.add(life);
    }
  }

  /// A run of many connections that come and go, some over TLS, some left by their peer.
  public static FakeRecording crowd(Crowd crowd, long seed) {
    StringBuilder yaml =
        new StringBuilder("schema: poolscope/experiment/v1\nname: crowd\nwindow: ");
    yaml.append(crowd.seconds()).append("s\ntargets:\n");
    IntStream.range(0, crowd.hosts())
        .forEach(
            i -> yaml.append("  - {name: h").append(i).append(", sample: {mode: keep-alive}}\n"));
    yaml.append("load:\n  - {target: h0, arrivals: {kind: once, requests: 1}}\n");
    Experiment experiment = Experiments.read(new Source("crowd.yaml", yaml.toString()), List.of());
    FakeRun run = new FakeRun(experiment, crowd.seconds() * SECOND, seed);
    run.timeWait = 17;
    for (int i = 0; i < crowd.connections(); i++) {
      run.member(crowd, "h" + i % crowd.hosts(), i);
    }
    run.picks.sort(Comparator.comparingLong(Pick::nanos));
    run.changes.add(new ChangeMark(run.endNanos / 3, "transport.maxConnsPerHost", "60"));
    run.changes.add(
        new ChangeMark(run.endNanos / 3 + 40 * MILLI, "targets.h1.sample.delay", "200ms"));
    return new FakeRecording(run);
  }

  private void member(Crowd crowd, String host, int index) {
    long start = random.nextLong(endNanos / 2);
    long opened = start + MILLI + random.nextLong(4 * MILLI);
    long ready = random.nextInt(3) == 0 ? opened + 6 * MILLI : opened;
    FakeLife life = new FakeLife(host, 40_000 + index % 25_000, start, opened, ready);
    dialed(life);
    long span = (endNanos - ready) / (2L + random.nextInt(3));
    long each = Math.max(4, span / Math.max(1, crowd.requestsEach()));
    for (int i = 0; i < crowd.requestsEach(); i++) {
      long from = Math.max(life.lastUse(), ready + i * each);
      use(life, from, Math.max(2, each / 4 + random.nextLong(Math.max(1, each / 2))));
      picks.add(new Pick(from, host));
    }
    if (random.nextInt(4) > 0) {
      long idle = Math.min(endNanos - 1, life.lastUse() + random.nextLong(SECOND));
      CloseReason why = REASONS.get(random.nextInt(REASONS.size()));
      if (why == CloseReason.SERVER_CLOSED) {
        life.peerGone = (life.lastUse() + idle) / 2;
      }
      closed(life, idle, why);
    }
    lives.add(life);
  }

  private void bursts() {
    Map<String, @Nullable FakeLife> idle = new HashMap<>();
    int port = 44_590;
    for (int second = 1; second <= 9; second++) {
      FakeLife earlier = null;
      for (String host : random.nextBoolean() ? List.of("a", "b") : List.of("b", "a")) {
        long burst = second * SECOND + random.nextLong(MILLI);
        FakeLife life = idle.get(host);
        if (life == null) {
          long opened = burst + 20 * MILLI + random.nextLong(8 * MILLI);
          port += 4;
          life = new FakeLife(host, port, burst, opened, opened);
          dialed(life);
          lives.add(life);
        }
        serve(life, burst);
        idle.put(host, life);
        if (earlier != null) {
          FakeLife first = earlier.lastUse() < life.lastUse() ? earlier : life;
          FakeLife last = first == life ? earlier : life;
          closed(first, last.lastUse() + MILLI, CloseReason.IDLE_TOTAL_LIMIT);
          idle.put(first.host, null);
        }
        earlier = life;
      }
    }
  }

  /// Ten requests at once on one connection.
  private void serve(FakeLife life, long burst) {
    long from = Math.max(burst, life.lastUse());
    for (int i = 0; i < 10; i++) {
      step(life.host, burst, 0, 0, 0, 1);
      step(life.host, from, 0, 0, 0, -1);
      use(life, from, 8 * MILLI + random.nextLong(5 * MILLI));
      from = life.lastUse();
    }
  }

  private void dialed(FakeLife life) {
    step(life.host, life.dialStart, 1, 0, 0, 0);
    step(life.host, life.opened, -1, 0, 1, 0);
  }

  private void use(FakeLife life, long from, long length) {
    life.uses.add(new FakeLife.Use(++requests, from, from + length * 2 / 3, from + length));
    step(life.host, from, 0, 1, -1, 0);
    step(life.host, from + length, 0, -1, 1, 0);
  }

  private void closed(FakeLife life, long at, CloseReason why) {
    life.close(at, why);
    step(life.host, at, 0, 0, -1, 0);
  }

  private void step(String host, long at, int dialing, int active, int idle, int waiting) {
    steps
        .computeIfAbsent(host, _ -> new ArrayList<>())
        .add(new FakeSeries.Step(at, dialing, active, idle, waiting));
  }

  Map<String, FakeSeries> series() {
    Map<String, FakeSeries> all = new HashMap<>();
    steps.forEach((host, of) -> all.put(host, new FakeSeries(of, timeWait)));
    return all;
  }
}
