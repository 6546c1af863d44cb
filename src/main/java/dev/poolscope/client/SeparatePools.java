package dev.poolscope.client;

import dev.poolscope.experiment.Pooling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.time.VirtualThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Clients that a run uses as one: each request goes to the one whose pool its owner has, see
/// [PoolOwner]. Pools do not know each other; each keeps the limits for itself.
///
/// Threading: safe for use by any thread. The lock of this is held while a pool is made, and while
/// settings change, so that none has those from before.
public final class SeparatePools implements CountedClient {
  private final List<CountedClient> instances;
  private final Pooling pooling;
  private final VirtualThreads threads;
  private final Map<PoolOwner, CountedClient> pools = new ConcurrentHashMap<>();

  /// The pools of a run's clients.
  ///
  /// @param instances a client for each instance, in their order; its pool is the instance's own,
  ///   or the model of those that its clients have
  public SeparatePools(List<CountedClient> instances, Pooling pooling, VirtualThreads threads) {
    this.instances = List.copyOf(instances);
    this.pooling = pooling;
    this.threads = threads;
    if (pooling == Pooling.SHARED) {
      for (int i = 0; i < instances.size(); i++) {
        pools.put(new PoolOwner(i + 1, ""), instances.get(i));
      }
    }
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    PoolOwner owner = PoolOwner.of(request, pooling);
    CountedClient pool = pools.get(owner);
    if (pool == null) {
      pool = made(owner);
    }
    pool.send(request, whenEnded);
  }

  private synchronized CountedClient made(PoolOwner owner) {
    return pools.computeIfAbsent(owner, _ -> instances.get(owner.instance() - 1).withOwnPool());
  }

  @Override
  public synchronized void apply(Transport transport) {
    all().forEach(client -> client.apply(transport));
  }

  @Override
  public CountedClient withOwnPool() {
    return new SeparatePools(
        instances.stream().map(CountedClient::withOwnPool).toList(), pooling, threads);
  }

  @Override
  public CountedClient asInstance(ClientContext context) {
    return instances.getFirst().asInstance(context);
  }

  @Override
  public void closeIdle() {
    all().forEach(CountedClient::closeIdle);
  }

  @Override
  public boolean closeConnection(long connection) {
    return all().anyMatch(client -> client.closeConnection(connection));
  }

  @Override
  public boolean isUnused() {
    return all().allMatch(CountedClient::isUnused);
  }

  @Override
  public synchronized boolean endRun(Duration atMost) {
    return Endings.together(all().toList(), atMost, threads);
  }

  /// Every client, once.
  private Stream<CountedClient> all() {
    return Stream.concat(instances.stream(), pools.values().stream()).distinct();
  }
}
