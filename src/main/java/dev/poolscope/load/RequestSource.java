package dev.poolscope.load;

import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.experiment.Share;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.PoolEvent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Makes the requests of one load entry, numbered together with those of all others, deals them to
/// the clients of the run in turn, and sends each to its target or to the host that its client's
/// balancer picks at that moment.
///
/// Threading: safe for use by any thread.
public final class RequestSource {
  private static final URI NOWHERE = URI.create("http://none/");

  private final AtomicLong numbers;
  private final String host;
  private final Map<String, URI> bases;
  private final List<BalancedTargets> balanced;
  private final ClientIdentity identity;
  private final Turns turns;
  private final Request request;
  private final Caller caller;
  private final Map<String, URI> urls = new LinkedHashMap<>();
  private final URI url;
  private long made;

  /// A source of requests to a target.
  ///
  /// @param numbers the last number given out, shared by all sources of a run
  /// @param base where the target is
  /// @param turns which client carries out each
  public RequestSource(AtomicLong numbers, Target target, URI base, Load load, Turns turns) {
    this(numbers, target.name(), Map.of(target.name(), base), List.of(), load, turns);
  }

  /// A source of requests that balancers spread.
  ///
  /// @param numbers the last number given out, shared by all sources of a run
  /// @param balanced the balancer of each client, in their order
  /// @param bases where each of the balancers' targets is
  /// @param turns which client carries out each
  public RequestSource(
      AtomicLong numbers,
      List<BalancedTargets> balanced,
      Map<String, URI> bases,
      Load load,
      Turns turns) {
    this(numbers, PoolEvent.NO_HOST, bases, balanced, load, turns);
  }

  private RequestSource(
      AtomicLong numbers,
      String host,
      Map<String, URI> bases,
      List<BalancedTargets> balanced,
      Load load,
      Turns turns) {
    this.numbers = numbers;
    this.host = host;
    this.bases = bases;
    this.balanced = List.copyOf(balanced);
    this.identity = balanced.isEmpty() ? ClientIdentity.NAME : balanced.getFirst().identity();
    this.request = load.request();
    this.caller = Caller.of(load);
    this.turns = turns;
    bases.forEach((name, base) -> urls.put(name, locate(base, request.path())));
    this.url = urls.getOrDefault(host, NOWHERE);
  }

  /// The same target and numbers, the requests of a changed load.
  RequestSource with(Load changed) {
    return new RequestSource(numbers, host, bases, balanced, changed, turns);
  }

  /// The target; of balanced requests [PoolEvent#NO_HOST], since none is picked yet.
  String host() {
    return host;
  }

  /// Makes the next request and sends it.
  ///
  /// @param intendedNanos when it should have started, since the start of the run
  /// @param begunNanos when it begins, as a ticker reading
  /// @param whenEnded called once when it has ended
  void send(
      LoadContext context, long intendedNanos, long begunNanos, Consumer<CallOutcome> whenEnded) {
    PooledRequest request = next(begunNanos, context.share());
    if (balanced.isEmpty()) {
      context.issue(request, intendedNanos);
      context.client().send(request, whenEnded);
    } else {
      balanced
          .get(request.instance() - 1)
          .send(new Arrival(request, intendedNanos, whenEnded), urls, context);
    }
  }

  private synchronized PooledRequest next(long begunNanos, Share share) {
    int client = (int) (share.place(made++) % request.clients());
    return new PooledRequest(
        numbers.incrementAndGet(),
        host,
        url,
        request.method().name(),
        request.bodyBytes(),
        request.replayable(),
        request.idempotencyKey(),
        request.headers(),
        identity.key(client),
        identity.source(client),
        begunNanos,
        caller,
        turns.next());
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
