package dev.poolscope.load;

import dev.poolscope.config.Request;
import dev.poolscope.config.Target;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// Makes the requests of one load entry, numbered together with those of all others.
///
/// Threading: confined to the scheduler's thread, but for the shared counter.
public final class RequestSource {
  private final AtomicLong numbers;
  private final String host;
  private final URI base;
  private final Request request;
  private final URI url;
  private long made;

  /// A source of requests to a target.
  ///
  /// @param numbers the last number given out, shared by all sources of a run
  /// @param base where the target is
  public RequestSource(AtomicLong numbers, Target target, URI base, Request request) {
    this(numbers, target.name(), base, request);
  }

  private RequestSource(AtomicLong numbers, String host, URI base, Request request) {
    this.numbers = numbers;
    this.host = host;
    this.base = base;
    this.request = request;
    this.url = locate(base, request.path());
  }

  /// The same target and numbers, other requests.
  RequestSource with(Request changed) {
    return new RequestSource(numbers, host, base, changed);
  }

  String host() {
    return host;
  }

  synchronized PooledRequest next() {
    String client = "client-" + (made++ % request.clients() + 1);
    return new PooledRequest(
        numbers.incrementAndGet(),
        host,
        url,
        request.method().name(),
        request.bodyBytes(),
        request.replayable(),
        request.idempotencyKey(),
        client);
  }

  /// A request's path replaces the target's, unless it is the mere default. The authority is taken
  /// letter by letter, because the pool's key keeps the host's case.
  private static URI locate(URI base, String path) {
    String root = base.getScheme() + "://" + base.getRawAuthority();
    if (!path.equals("/")) {
      return URI.create(root + path);
    }
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    String own = base.getRawPath() == null || base.getRawPath().isEmpty() ? "/" : base.getRawPath();
    return URI.create(root + own + query);
  }
}
