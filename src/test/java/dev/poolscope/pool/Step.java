package dev.poolscope.pool;

import java.util.List;

/// One thing that happens to a [PoolSimulation]. Requests and connections are named by a number
/// that is taken modulo those there are.
sealed interface Step {
  void applyTo(PoolSimulation pool);

  /// A request arrives.
  record Arrive(String host, RequestPlan plan) implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      pool.request(host, plan);
    }
  }

  /// Time passes.
  record Pass(long nanos) implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      pool.advance(nanos);
    }
  }

  /// A request is cancelled, whatever it is doing.
  record Cancel(int number) implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      List<SimulatedRequest> requests = pool.allRequests();
      if (!requests.isEmpty()) {
        requests.get(number % requests.size()).cancel();
      }
    }
  }

  /// The server closes a connection, whatever it is doing.
  record ServerCloses(int number) implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      List<PoolConnection> connections = pool.opened();
      if (!connections.isEmpty()) {
        pool.serverCloses(connections.get(number % connections.size()));
      }
    }
  }

  /// All idle connections are asked to close.
  record CloseIdle() implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      pool.closeIdleConnections();
    }
  }

  /// Other limits come into force.
  record Change(GoLimits limits) implements Step {
    @Override
    public void applyTo(PoolSimulation pool) {
      pool.setLimits(new Limits(limits));
    }
  }
}
