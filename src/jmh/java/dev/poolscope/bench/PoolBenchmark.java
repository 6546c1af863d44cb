package dev.poolscope.bench;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.pool.GoRelease;
import dev.poolscope.pool.GoTransportPool;
import dev.poolscope.pool.HostKey;
import dev.poolscope.pool.PoolConnection;
import dev.poolscope.pool.Want;
import java.net.URI;
import java.util.List;
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

/// The two steps of the pool that a request on an open connection takes: it is given an idle
/// connection and returns it. Without sockets, as the pool has none.
///
/// Threading: confined to the thread of its state.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PoolBenchmark {
  /// How many idle connections each host has.
  @Param({"1", "100", "10000"})
  public int idle = 1;

  /// How many hosts there are.
  @Param({"1", "100"})
  public int hosts = 1;

  private List<HostKey> keys = List.of();
  private GoTransportPool<Want<PoolConnection>, PoolConnection> pool = pool();
  private long requests;

  private static GoTransportPool<Want<PoolConnection>, PoolConnection> pool() {
    GoLimits limits = new GoLimits(0, Integer.MAX_VALUE, 0, TimeUnit.SECONDS.toNanos(90), false);
    return new GoTransportPool<>(limits, GoRelease.LATEST);
  }

  /// Fills the pool with idle connections.
  @Setup
  public void prepare() {
    pool = pool();
    keys =
        IntStream.range(0, hosts)
            .mapToObj(i -> HostKey.of(URI.create("http://h" + i + "/")))
            .toList();
    for (HostKey key : keys) {
      for (int i = 0; i < idle; i++) {
        pool.returned(new PoolConnection(key, requests++), 0);
      }
    }
  }

  /// A request's want, and the return of what it was given.
  @Benchmark
  public Object wantAndReturn() {
    long request = requests++;
    Want<PoolConnection> want = new Want<>(keys.get((int) (request % hosts)), request);
    pool.want(want, request);
    PoolConnection connection = want.connection();
    if (connection == null || !pool.take(want)) {
      throw new IllegalStateException("no idle connection");
    }
    return pool.returned(connection, request);
  }
}
