package dev.poolscope.advise;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Dial;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import java.time.Duration;
import java.util.Collections;

/// What one load asks of one target, as if it were the only one.
///
/// Threading: immutable.
final class LoadDemand {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final Duration SECOND = Duration.ofSeconds(1);

  /// Longer than any experiment.
  private static final Duration ALL_TIME = Duration.ofDays(365);

  /// Requests that are due at once are under way together for sure if an answer takes as long.
  private static final double SURELY_TOGETHER_SECONDS = 0.1;

  /// How long a request takes beside what the server delays it.
  private static final double USUAL_SECONDS = 0.1;

  /// The shortest time that a worker without a pause takes for a request.
  private static final double SHORTEST_SECONDS = 0.0005;

  /// More connections than this program opens in a second.
  private static final double MOST_OPENED_PER_SECOND = 20_000;

  /// What sums of binary fractions may be above whole numbers.
  private static final double ROUNDING = 1e-6;

  /// Streams that a connection of HTTP/2 carries at a time, where the server says nothing else.
  private static final int USUAL_STREAMS = 100;

  private final Experiment experiment;
  private final Transport transport;
  private final Load load;
  private final Target target;

  private LoadDemand(Experiment experiment, Load load, Target target) {
    this.experiment = experiment;
    this.transport = experiment.transport();
    this.load = load;
    this.target = target;
  }

  /// @param path the load's arrivals
  static HostDemand of(Experiment experiment, Load load, Target target, String path) {
    return new LoadDemand(experiment, load, target).demand(path);
  }

  private HostDemand demand(String path) {
    double answer = longestDelay() + USUAL_SECONDS;
    double deadline = deadline();
    double pile = pilesUp() ? windowSeconds() : 0;
    double usual = isStalled() ? deadline : Math.min(answer, deadline);
    return new HostDemand(
        target.name(),
        path,
        Math.min(perSecond(), total()),
        isSure(deadline) ? inFlight(0) : 0,
        connections(Math.max(pile, usual)),
        inFlight(Math.max(pile, deadline)),
        closedPerSecond());
  }

  /// Whether requests that are due at once have connections at once, whatever else happens.
  private boolean isSure(double deadline) {
    Sample sample = target.sample();
    return Math.min(shortestDelay(), deadline) >= SURELY_TOGETHER_SECONDS
        && sample != null
        && sample.listening() == Listening.ON
        && transport.rules() == Rules.GO
        && isPlain()
        && !load.target().equals(Experiment.BALANCED)
        && transport.dial().equals(Dial.NONE)
        && target.dial().equals(Dial.NONE);
  }

  /// How many requests may be due in one second, if there are so many.
  private double perSecond() {
    return switch (load.arrivals()) {
      case Arrivals.Once once -> once.requests();
      case Arrivals.Bursts bursts -> bursts.size() * Math.max(1, 1 / seconds(bursts.gap()));
      case Arrivals.Constant constant -> constant.rate();
      case Arrivals.Poisson poisson -> poisson.rate();
      case Arrivals.Stages stages ->
          stages.stages().stream()
              .mapToDouble(Arrivals.Stage::rate)
              .reduce(stages.startRate(), Math::max);
      case Arrivals.Given given -> given.mostWithin(SECOND);
      case Arrivals.Closed closed ->
          closed.think().isZero()
              ? Double.POSITIVE_INFINITY
              : closed.workers() * Math.max(1, 1 / seconds(closed.think()));
    };
  }

  /// How many requests there are in all.
  private double total() {
    long requests =
        switch (load.arrivals()) {
          case Arrivals.Once once -> once.requests();
          case Arrivals.Bursts bursts -> bursts.requests();
          case Arrivals.Constant constant -> constant.requests();
          case Arrivals.Poisson poisson -> poisson.requests();
          case Arrivals.Stages _ -> 0;
          case Arrivals.Given given -> given.at().size();
          case Arrivals.Closed closed -> closed.requests();
        };
    return requests == 0 ? Double.POSITIVE_INFINITY : requests;
  }

  /// Connections while the host answers: over HTTP/2 many requests share one.
  private long connections(double seconds) {
    long inFlight = inFlight(seconds);
    if (isPlain() || transport.perRequest()) {
      return inFlight;
    }
    Sample sample = target.sample();
    int streams = sample == null ? USUAL_STREAMS : sample.maxConcurrentStreams();
    return Math.ceilDiv(inFlight, streams);
  }

  /// The most requests under way where each is for so many seconds.
  private long inFlight(double seconds) {
    double atOnce =
        switch (load.arrivals()) {
          case Arrivals.Once once -> once.requests();
          case Arrivals.Bursts bursts ->
              bursts.size() * Math.max(1, Math.ceil(seconds / seconds(bursts.gap())));
          case Arrivals.Closed closed -> pilesUp() ? rate() * seconds : closed.workers();
          case Arrivals.Given given -> given.mostWithin(duration(seconds));
          case Arrivals.Constant _, Arrivals.Poisson _, Arrivals.Stages _ -> perSecond() * seconds;
        };
    double most = pilesUp() ? Double.POSITIVE_INFINITY : load.maxInFlight();
    return (long) Math.ceil(Math.min(Math.min(atOnce, total()), most) - ROUNDING);
  }

  /// Requests in a second on average, while the host answers.
  private double rate() {
    return switch (load.arrivals()) {
      case Arrivals.Once once -> once.requests() / windowSeconds();
      case Arrivals.Bursts bursts -> bursts.size() / seconds(bursts.gap());
      case Arrivals.Given given -> given.at().size() / windowSeconds();
      case Arrivals.Closed closed ->
          closed.workers()
              / (seconds(closed.think()) + Math.max(SHORTEST_SECONDS, shortestDelay()));
      default -> perSecond();
    };
  }

  /// A client that keeps its connections closes those beyond its idle limits only; that is less
  /// than it asks for.
  private double closedPerSecond() {
    boolean go = transport.rules() == Rules.GO;
    boolean keepsNone =
        transport.disableKeepAlives()
            || transport.maxIdleConns() < 0
            || (go && transport.maxIdleConnsPerHost() < 0);
    int most = go ? transport.maxRequestsPerConnection() : 0;
    double perRequest = keepsNone ? 1 : most > 0 ? 1.0 / most : 0;
    return isPlain() ? Math.min(MOST_OPENED_PER_SECOND, rate() * perRequest) : 0;
  }

  /// Whether connections are neither used again nor closed.
  private boolean pilesUp() {
    return transport.perRequest() || isLeft();
  }

  private boolean isPlain() {
    return experiment.protocol(target.name()) == Protocol.HTTP_1_1;
  }

  private boolean isLeft() {
    BodyHandling own = load.body();
    return (own == null ? transport.body() : own) == BodyHandling.LEAVE;
  }

  private boolean isStalled() {
    Sample sample = target.sample();
    return sample != null && !sample.stall().isNone();
  }

  /// How long a request may take; infinite where nothing bounds it.
  private double deadline() {
    Duration own = load.requestTimeout();
    double timeout = limit(own == null ? transport.requestTimeout() : own);
    return Math.min(timeout, limit(load.cancelAfter()));
  }

  private static double limit(Duration duration) {
    return duration.isPositive() ? seconds(duration) : Double.POSITIVE_INFINITY;
  }

  private double windowSeconds() {
    return seconds(experiment.duration());
  }

  private double shortestDelay() {
    return switch (delay()) {
      case Delay.Fixed fixed -> seconds(fixed.value());
      case Delay.Uniform uniform -> seconds(uniform.min());
      case Delay.PerConnection connections -> seconds(Collections.min(connections.values()));
      case Delay.PerRequest requests -> seconds(Collections.min(requests.values()));
      case Delay.PerBackend backends -> seconds(Collections.min(backends.values()));
      case Delay.Exponential _ -> 0;
    };
  }

  private double longestDelay() {
    return switch (delay()) {
      case Delay.Fixed fixed -> seconds(fixed.value());
      case Delay.Uniform uniform -> seconds(uniform.max());
      case Delay.PerConnection connections -> seconds(Collections.max(connections.values()));
      case Delay.PerRequest requests -> seconds(Collections.max(requests.values()));
      case Delay.PerBackend backends -> seconds(Collections.max(backends.values()));
      case Delay.Exponential exponential -> 5 * seconds(exponential.mean());
    };
  }

  private Delay delay() {
    Sample sample = target.sample();
    return sample == null ? Delay.NONE : sample.delay();
  }

  /// @param seconds may be infinite
  private static Duration duration(double seconds) {
    return seconds < ALL_TIME.toSeconds()
        ? Duration.ofNanos((long) (seconds * NANOS_PER_SECOND))
        : ALL_TIME;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }
}
