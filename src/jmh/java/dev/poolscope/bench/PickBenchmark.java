package dev.poolscope.bench;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.Lease;
import dev.poolscope.balance.NoEndpointException;
import dev.poolscope.balance.Outcome;
import dev.poolscope.balance.PickContext;
import dev.poolscope.picks.BalancerSpec;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One pick and the release of the pick made one round of hosts before, so that every host carries
/// about one lease all the time.
///
/// Threading: confined to the thread of its state.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PickBenchmark {
  private static final int KEYS = 1024;

  /// The rule's id.
  @Param("round-robin")
  public String rule = "round-robin";

  /// How many hosts there are.
  @Param({"10", "100", "1000"})
  public int hosts = 10;

  private final String[] keys =
      IntStream.range(0, KEYS)
          .mapToObj(i -> "10.0." + i / 256 + "." + i % 256)
          .toArray(String[]::new);
  private Balancer balancer = balancer("round-robin", 1);
  private Lease[] held = {};
  private int picks;

  private static Balancer balancer(String rule, int hosts) {
    return BalancerSpec.parse(rule)
        .create(
            IntStream.range(0, hosts).mapToObj(i -> new BalancerSetup.Member("h" + i, 1)).toList(),
            1);
  }

  /// Takes a lease per host.
  @Setup
  public void prepare() throws NoEndpointException {
    balancer = balancer(rule, hosts);
    held = new Lease[hosts];
    for (int i = 0; i < hosts; i++) {
      held[i] = take();
    }
  }

  private Lease take() throws NoEndpointException {
    Lease lease = balancer.pick(new PickContext(picks, keys[picks % KEYS], picks));
    lease.connected();
    picks++;
    return lease;
  }

  /// Gives one lease back and takes another.
  @Benchmark
  public Lease pick() throws NoEndpointException {
    int place = picks % held.length;
    held[place].release(Outcome.succeeded(1_000_000), picks);
    Lease lease = take();
    held[place] = lease;
    return lease;
  }
}
