package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.InFlight;
import dev.poolscope.client.Outcomes;
import dev.poolscope.client.RequestTemplates;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The client under the rules of Go's Transport: exchanges run through OkHttp, connections are the
/// [GoTransportPool][dev.poolscope.pool.GoTransportPool]'s, and under HTTP/2 the
/// [Http2Pool][dev.poolscope.pool.Http2Pool]'s.
///
/// Threading: safe for use by any thread. A request that waits has no thread; one that holds a
/// connection is carried out by the connection's.
public final class GoClient implements CountedClient {
  private final ClientContext context;
  private final GoConnections connections;
  private final Dialer dialer;
  private final ConnectionProtocol protocol;
  private final RequestTemplates templates = new RequestTemplates();
  private final Map<URI, HostKey> keys = new ConcurrentHashMap<>();
  private final InFlight<GoCall> calls = new InFlight<>();
  private volatile Transport transport;
  private volatile GoSettings settings;

  /// A client with the transport's settings.
  public GoClient(Transport transport, ClientContext context) {
    this(
        transport,
        context,
        new Dialer(context),
        ConnectionProtocol.of(transport.protocol(), context));
    dialer.configure(transport);
  }

  private GoClient(
      Transport transport, ClientContext context, Dialer dialer, ConnectionProtocol protocol) {
    this.context = context;
    this.transport = transport;
    this.settings = GoSettings.of(transport);
    this.dialer = dialer;
    this.protocol = protocol;
    this.connections =
        new GoConnections(context, settings.limits(), transport.goRelease(), dialer, protocol);
  }

  @Override
  public CountedClient withOwnPool() {
    return new GoClient(transport, context, dialer, protocol);
  }

  @Override
  public CountedClient asInstance(ClientContext other) {
    GoClient client = new GoClient(transport, other, new Dialer(other), protocol);
    client.dialer.configure(transport);
    return client;
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    GoSettings now = settings.of(request.caller());
    GoCall call =
        new GoCall(
            request,
            keys.computeIfAbsent(request.url(), HostKey::of),
            templates.of(request, now.limits().disableKeepAlives()),
            connections,
            context.events(),
            now,
            (ended, outcome) -> end(ended, outcome, whenEnded));
    if (!calls.add(call)) {
      end(call, Outcomes.AFTER_THE_RUN, whenEnded);
      return;
    }
    if (now.patienceNanos() > 0) {
      call.deadline = connections.deadline(call);
    }
    // Here and not on another thread, so that requests ask in the order in which they begin.
    connections.ask(call);
  }

  @Override
  public void apply(Transport changed) {
    transport = changed;
    settings = GoSettings.of(changed);
    dialer.configure(changed);
    connections.setLimits(settings.limits());
  }

  @Override
  public void closeIdle() {
    connections.closeIdle();
  }

  @Override
  public boolean closeConnection(long connection) {
    return connections.closeByHand(connection);
  }

  @Override
  public boolean isUnused() {
    return calls.isEmpty() && connections.isQuiet();
  }

  @Override
  public boolean endRun(Duration atMost) {
    // First of all, so that the permit of a dial that is aborted now starts no other.
    connections.dialNoMore();
    for (GoCall call : calls.close()) {
      connections.cancel(call, FailureKind.RUN_ENDED, FailureKind.RUN_ENDED);
    }
    connections.endRun();
    return calls.awaitNone(atMost) && connections.awaitQuiet(atMost);
  }

  private void end(GoCall call, CallOutcome outcome, Consumer<CallOutcome> whenEnded) {
    GoSettings used = call.settings();
    boolean left = used.body() == BodyHandling.LEAVE && connections.isHeld(call);
    if (!left && used.patienceNanos() > 0) {
      Scheduler.Timer deadline = call.deadline;
      if (deadline != null) {
        deadline.cancel();
      }
      connections.endScope(call);
    }
    context.events().publish(Outcomes.event(call.request(), call.lastConnection(), outcome));
    try {
      whenEnded.accept(outcome);
    } finally {
      calls.remove(call);
    }
  }
}
