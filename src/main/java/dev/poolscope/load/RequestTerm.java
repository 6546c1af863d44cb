package dev.poolscope.load;

import dev.poolscope.balance.Lease;
import dev.poolscope.balance.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A pick for every request, with a lease that ends with it.
///
/// Threading: safe for use by any thread.
final class RequestTerm implements LeaseTerm {
  private final Map<Long, Lease> running = new ConcurrentHashMap<>();
  private final Releaser releaser;

  RequestTerm(Releaser releaser) {
    this.releaser = releaser;
  }

  @Override
  public @Nullable String begin(PooledRequest request) {
    return null;
  }

  @Override
  public void taken(PooledRequest request, Lease lease) {
    running.put(request.number(), lease);
  }

  @Override
  public void connected(long request, long connection) {
    Lease lease = running.get(request);
    if (lease != null) {
      lease.connected();
    }
  }

  @Override
  public void closed(long connection) {}

  @Override
  public void ended(PooledRequest request, Outcome outcome, long nowNanos) {
    Lease lease = running.remove(request.number());
    if (lease != null) {
      releaser.release(lease, outcome, nowNanos);
    }
  }
}
