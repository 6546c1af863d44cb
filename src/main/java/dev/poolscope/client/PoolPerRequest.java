package dev.poolscope.client;

import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.time.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A new client for each request, with a pool of its own: nobody asks for its connection again, and
/// its settings stay what they were when it was made.
///
/// Threading: safe for use by any thread. The lock of this is held while a client is made, and
/// while settings change, so that none has those from before.
public final class PoolPerRequest implements CountedClient {
  private static final int FEW = 64;

  private final CountedClient model;
  private final VirtualThreads threads;

  /// The clients that were made, and whether their request was sent.
  private final Map<CountedClient, Boolean> clients = new ConcurrentHashMap<>();

  /// At how many clients those that have nothing left are dropped.
  private int many = FEW;

  private boolean ended;

  /// @param model what each client is like; it sends nothing itself
  public PoolPerRequest(CountedClient model, VirtualThreads threads) {
    this.model = model;
    this.threads = threads;
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    CountedClient own = made();
    own.send(request, whenEnded);
    clients.replace(own, true);
  }

  private synchronized CountedClient made() {
    if (ended) {
      return model;
    }
    if (clients.size() >= many) {
      dropUnused();
      many = Math.max(FEW, 2 * clients.size());
    }
    CountedClient own = model.withOwnPool();
    clients.put(own, false);
    return own;
  }

  private void dropUnused() {
    clients.forEach(
        (client, sent) -> {
          if (sent && client.isUnused() && client.endRun(Duration.ZERO)) {
            clients.remove(client);
          }
        });
  }

  /// How many clients are kept by now: those that have something left, and some that have not.
  int size() {
    return clients.size();
  }

  @Override
  public synchronized void apply(Transport transport) {
    model.apply(transport);
  }

  @Override
  public CountedClient withOwnPool() {
    return new PoolPerRequest(model.withOwnPool(), threads);
  }

  @Override
  public CountedClient asInstance(ClientContext context) {
    return new PoolPerRequest(model.asInstance(context), threads);
  }

  @Override
  public void closeIdle() {
    clients.keySet().forEach(CountedClient::closeIdle);
  }

  @Override
  public boolean closeConnection(long connection) {
    return clients.keySet().stream().anyMatch(client -> client.closeConnection(connection));
  }

  @Override
  public boolean isUnused() {
    return clients.entrySet().stream()
        .allMatch(each -> each.getValue() && each.getKey().isUnused());
  }

  @Override
  public boolean endRun(Duration atMost) {
    List<CountedClient> all;
    synchronized (this) {
      ended = true;
      all = new ArrayList<>(clients.keySet());
    }
    all.add(model);
    return Endings.together(all, atMost, threads);
  }
}
