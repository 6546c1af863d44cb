package dev.poolscope.virtual;

import dev.poolscope.experiment.Dial;
import dev.poolscope.experiment.Pooling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledClient;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.trace.EventSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The clients of a run in virtual time, as one: each request goes through the pool that its client
/// has, or its identity, or through one of its own, as the transport says.
///
/// Threading: confined to one thread.
final class VirtualClient implements PooledClient {
  private final VirtualWorld world;
  private final List<EventSink> sinks;
  private final List<VirtualDialer> dialers = new ArrayList<>();
  private final Map<Owner, VirtualPool> pools = new LinkedHashMap<>();
  private Transport transport;

  /// @param sinks where the events of each of the run's clients go, in their order
  VirtualClient(VirtualWorld world, Transport transport, List<EventSink> sinks) {
    this.world = world;
    this.transport = transport;
    this.sinks = sinks;
    Dial faults = transport.dial();
    sinks.forEach(_ -> dialers.add(new VirtualDialer(world, faults)));
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    pools.computeIfAbsent(owner(request), this::pool).send(request, whenEnded);
  }

  /// Puts changed settings in force.
  void apply(Transport changed) {
    transport = changed;
    dialers.forEach(dialer -> dialer.become(changed.dial()));
    if (!changed.perRequest()) {
      pools.values().forEach(pool -> pool.apply(changed));
    }
  }

  /// Closes every connection to a server that stops.
  void serverStops(VirtualServer server) {
    List.copyOf(pools.values()).forEach(pool -> pool.serverStops(server));
  }

  /// Ends everything, as at the end of a run.
  void endRun() {
    List.copyOf(pools.values()).forEach(VirtualPool::endRun);
  }

  private Owner owner(PooledRequest request) {
    String identity = transport.pool() == Pooling.PER_CLIENT ? request.client() : "";
    return new Owner(request.instance(), identity, transport.perRequest() ? request.number() : 0);
  }

  private VirtualPool pool(Owner owner) {
    int place = owner.instance() - 1;
    return new VirtualPool(
        world, transport, sinks.get(place), owner.instance(), dialers.get(place));
  }

  /// Who shares a pool.
  ///
  /// @param instance which of the run's clients, from 1
  /// @param identity the client that requests are for, empty for any
  /// @param request the only request, 0 for any
  private record Owner(int instance, String identity, long request) {}
}
