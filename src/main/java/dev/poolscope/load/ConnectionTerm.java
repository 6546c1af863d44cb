package dev.poolscope.load;

import dev.poolscope.balance.Lease;
import dev.poolscope.balance.Outcome;
import dev.poolscope.time.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A pick only for a client without an open connection. A client's connection is the one that its
/// latest request was given; while that is open, its requests keep to the host and its lease lasts.
/// Where several requests of one client had no connection yet and were picked for apart, the last
/// one that is given a connection decides, and the leases of the others end.
///
/// Threading: safe for use by any thread; state is guarded by `lock`.
final class ConnectionTerm implements LeaseTerm {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Client> clients = new HashMap<>();
  private final Map<Long, Client> byRequest = new HashMap<>();
  private final Map<Long, Lease> unconnected = new HashMap<>();
  private final Map<Long, Set<Client>> byConnection = new HashMap<>();
  private final Releaser releaser;
  private final Ticker ticker;

  /// What is known of a client while it has a lease or a request.
  private static final class Client {
    private final String name;
    private @Nullable Lease lease;
    private long connection;
    private int running;
    private Outcome latest = Outcome.CANCELLED;

    private Client(String name) {
      this.name = name;
    }
  }

  ConnectionTerm(Releaser releaser, Ticker ticker) {
    this.releaser = releaser;
    this.ticker = ticker;
  }

  @Override
  public @Nullable String begin(PooledRequest request) {
    lock.lock();
    try {
      Client client = clients.computeIfAbsent(request.client(), Client::new);
      client.running++;
      byRequest.put(request.number(), client);
      return client.connection == 0 || client.lease == null ? null : client.lease.endpoint();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void taken(PooledRequest request, Lease lease) {
    lock.lock();
    try {
      unconnected.put(request.number(), lease);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void connected(long request, long connection) {
    lock.lock();
    try {
      Client client = byRequest.get(request);
      if (client == null) {
        return;
      }
      Lease taken = unconnected.remove(request);
      if (taken != null) {
        taken.connected();
        endLease(client);
        client.lease = taken;
      }
      if (client.lease != null) {
        move(client, connection);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closed(long connection) {
    lock.lock();
    try {
      for (Client client : byConnection.getOrDefault(connection, Set.of())) {
        client.connection = 0;
        settle(client);
      }
      byConnection.remove(connection);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ended(PooledRequest request, Outcome outcome, long nowNanos) {
    lock.lock();
    try {
      Client client = byRequest.remove(request.number());
      if (client == null) {
        return;
      }
      Lease lease = unconnected.remove(request.number());
      if (lease != null) {
        releaser.release(lease, outcome, nowNanos);
      }
      client.running--;
      client.latest = outcome;
      settle(client);
    } finally {
      lock.unlock();
    }
  }

  private void move(Client client, long connection) {
    Set<Client> before = byConnection.get(client.connection);
    if (before != null) {
      before.remove(client);
    }
    client.connection = connection;
    byConnection.computeIfAbsent(connection, _ -> new HashSet<>()).add(client);
  }

  /// A client whose connection is gone keeps its lease while a request runs, which may be given
  /// another connection as it is repeated.
  private void settle(Client client) {
    if (client.connection == 0 && client.running == 0) {
      endLease(client);
      clients.remove(client.name);
    }
  }

  private void endLease(Client client) {
    Lease lease = client.lease;
    if (lease != null) {
      client.lease = null;
      releaser.release(lease, client.latest, ticker.nanos());
    }
  }
}
