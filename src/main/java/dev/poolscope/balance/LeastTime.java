package dev.poolscope.balance;

/// The least response time · (load + 1) per weight; equals take one step of smooth weighted round
/// robin among themselves. The response time is a moving average that takes a twentieth of each new
/// success, in steps of 20 ms up to 5 s. It halves with every fail timeout that passes without one,
/// so that a slow endpoint gets another chance; failures are not averaged in.
///
/// Source: balancer reference, nginx (least_time).
final class LeastTime extends NginxRule {
  private static final double NEW_SHARE = 0.05;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int BUCKET_MILLIS = 20;
  private static final int MOST_MILLIS = 5000;

  private final LowestScore lowest;
  private final PerEndpoint<ResponseTime> times = new PerEndpoint<>(_ -> new ResponseTime());

  /// The average of an endpoint.
  private static final class ResponseTime {
    boolean sampled;
    double millis;
    long sampledAtNanos;
  }

  LeastTime(RuleSetup setup) {
    super(setup);
    lowest = new LowestScore(setup.tiesOr(this::oneOf));
  }

  @Override
  public RuleChoice choose(Pick pick) {
    return picked(lowest.choose(pick.candidates(), each -> score(each, pick.nowNanos())), pick);
  }

  private double score(Endpoint endpoint, long nowNanos) {
    double millis = average(times.of(endpoint), nowNanos);
    return score(millis, counts.of(endpoint)) / endpoint.effectiveWeight();
  }

  @Override
  public void released(Endpoint endpoint, Release release) {
    super.released(endpoint, release);
    if (release.outcome() instanceof Outcome.Succeeded succeeded) {
      ResponseTime time = times.of(endpoint);
      double sample = succeeded.latencyNanos() / NANOS_PER_MILLI;
      double old = average(time, release.nowNanos());
      time.millis = time.sampled ? (1 - NEW_SHARE) * old + NEW_SHARE * sample : sample;
      time.sampled = true;
      time.sampledAtNanos = release.nowNanos();
    }
  }

  private double average(ResponseTime time, long nowNanos) {
    if (!time.sampled) {
      return 0;
    }
    long halvings = Math.max(0, nowNanos - time.sampledAtNanos) / failTimeoutNanos;
    return time.millis * Math.pow(0.5, (double) halvings);
  }

  /// The score before it is divided by the weight.
  static long score(double millis, int load) {
    double bucket = (Math.floor(millis / BUCKET_MILLIS) + 1) * BUCKET_MILLIS;
    return (long) (Math.min(bucket, MOST_MILLIS) * (1L + load));
  }
}
