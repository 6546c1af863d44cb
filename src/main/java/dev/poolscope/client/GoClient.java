package dev.poolscope.client;

import dev.poolscope.config.BodyHandling;
import dev.poolscope.config.Transport;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The client under the rules of Go's Transport: requests run through OkHttp, connections are the
/// [GoTransportPool][dev.poolscope.pool.GoTransportPool]'s.
///
/// Threading: safe for use by any thread; each request has a virtual thread of its own.
final class GoClient implements CountedClient {
  private final ClientContext context;
  private final GoConnections connections;
  private final Dialer dialer;
  private final OkHttpClient ok;
  private final InFlight<GoCall> calls = new InFlight<>();
  private volatile GoSettings settings;

  GoClient(Transport transport, ClientContext context) {
    this.context = context;
    this.settings = GoSettings.of(transport);
    this.dialer = new Dialer(context);
    dialer.configure(transport);
    this.connections =
        new GoConnections(context, settings.limits(), GoSettings.release(transport), dialer);
    this.ok =
        OkHttpClients.builder(context)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            // The socket is connected already; OkHttp only needs some address for its route.
            .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
            .eventListenerFactory(GoExchangeListener::of)
            .addInterceptor(new GoInterceptor())
            .build();
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    GoCall call = new GoCall(request, connections, settings);
    if (!calls.add(call)) {
      end(call, new CallOutcome.Failed(FailureKind.RUN_ENDED, 0, 0, ""), whenEnded);
      return;
    }
    long timeout = call.settings().requestTimeoutNanos();
    Scheduler.Timer deadline = timeout <= 0 ? null : connections.deadline(call, timeout);
    // Here and not on the request's thread, so that requests ask in the order in which they begin.
    connections.ask(call);
    Thread.startVirtualThread(() -> run(call, deadline, whenEnded));
  }

  @Override
  public void apply(Transport transport) {
    settings = GoSettings.of(transport);
    dialer.configure(transport);
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
  public boolean endRun(Duration atMost) {
    // First of all, so that the permit of a dial that is aborted now starts no other.
    connections.dialNoMore();
    for (GoCall call : calls.close()) {
      connections.cancel(call, FailureKind.RUN_ENDED, FailureKind.RUN_ENDED);
    }
    connections.endRun();
    return calls.awaitNone(atMost) && connections.awaitQuiet(atMost);
  }

  private void run(
      GoCall call, Scheduler.@Nullable Timer deadline, Consumer<CallOutcome> whenEnded) {
    CallOutcome outcome;
    try {
      outcome = exchange(call);
    } catch (IOException e) {
      outcome = failed(call, e, 0, 0);
    } catch (RuntimeException e) {
      // The boundary of the thread: whatever it is, the request ends and lets go of everything.
      connections.cancel(call, FailureKind.OTHER, FailureKind.OTHER);
      outcome = new CallOutcome.Failed(FailureKind.OTHER, 0, 0, e.toString());
    }
    boolean left = call.settings().body() == BodyHandling.LEAVE && connections.isHeld(call);
    if (!left) {
      if (deadline != null) {
        deadline.cancel();
      }
      if (call.settings().requestTimeoutNanos() > 0) {
        connections.endScope(call);
      }
    }
    end(call, outcome, whenEnded);
    calls.remove(call);
  }

  private CallOutcome exchange(GoCall call) throws IOException {
    boolean close = call.settings().limits().disableKeepAlives();
    Response response =
        ok.newCall(OkRequests.of(call.request(), close, GoCall.class, call)).execute();
    BodyReader body = new BodyReader(response);
    if (!ResponseRules.hasBody(response) && connections.isHeld(call)) {
      // OkHttp expects the body that a 304 announces and does not have.
      endEarly(call, response);
      return Outcomes.of(response.code(), 0);
    }
    try {
      body.read(call.settings().body());
    } catch (IOException e) {
      endEarly(call, response);
      return failed(call, e, response.code(), body.bytesRead());
    }
    if (call.settings().body() == BodyHandling.LEAVE) {
      call.leave(response);
    } else if (body.reachedTheEnd()) {
      finish(call, response);
    } else {
      endEarly(call, response);
    }
    return call.cutOffBy() != null
        ? failed(call, new IOException("cut off"), response.code(), body.bytesRead())
        : Outcomes.of(response.code(), body.bytesRead());
  }

  /// The caller has the whole body, though OkHttp may not have noticed yet.
  private static void finish(GoCall call, Response response) {
    response.close();
    Attempt attempt = call.lastAttempt;
    if (attempt != null) {
      attempt.finish();
    }
  }

  /// The caller closes the body before its end: Go closes the connection, however few bytes are
  /// left. Ours goes first, so that OkHttp has nothing to drain.
  private void endEarly(GoCall call, Response response) {
    Attempt attempt = call.lastAttempt;
    if (attempt != null) {
      attempt.closeEarly();
      connections.end(attempt, attempt.closeReason());
    }
    response.close();
    if (attempt != null) {
      attempt.slot().dropIfClosed();
    }
  }

  private static CallOutcome failed(GoCall call, IOException error, int status, long bytesIn) {
    FailureKind cutOff = call.cutOffBy();
    FailureKind cancelled = call.cancelledBy();
    FailureKind kind;
    if (cutOff != null) {
      kind = cutOff;
    } else {
      kind = cancelled == null ? Failures.kindOf(error) : cancelled;
    }
    return new CallOutcome.Failed(kind, status, bytesIn, Failures.detailOf(error));
  }

  private void end(GoCall call, CallOutcome outcome, Consumer<CallOutcome> whenEnded) {
    Attempt attempt = call.lastAttempt;
    long connection = attempt == null ? 0 : attempt.slot().id();
    context.events().publish(Outcomes.event(call.request(), connection, outcome));
    whenEnded.accept(outcome);
  }
}
