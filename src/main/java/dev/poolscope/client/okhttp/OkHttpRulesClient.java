package dev.poolscope.client.okhttp;

import dev.poolscope.client.BodyReader;
import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.HostTls;
import dev.poolscope.client.InFlight;
import dev.poolscope.client.OkHttpClients;
import dev.poolscope.client.Outcomes;
import dev.poolscope.client.RequestTemplates;
import dev.poolscope.client.socket.Dialer;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.Caller;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.pool.HostKey;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// OkHttp as it is: its own pool and dispatcher, observed and not altered. A changed pool limit
/// means a new pool, since OkHttp's cannot change; the idle connections of the old one are dropped.
///
/// Threading: safe for use by any thread; calls run on the dispatcher's virtual threads.
public final class OkHttpRulesClient implements CountedClient {
  private final ClientContext context;
  private final OkConnections connections;
  private final Dialer dialer;
  private final CallThreads threads;
  private final Dispatcher dispatcher;
  private final RequestTemplates templates = new RequestTemplates();
  private final InFlight<OkCall> calls = new InFlight<>();
  private final Queue<Response> left = new ConcurrentLinkedQueue<>();
  private final OkHttpClient plain;
  private final HostTls tls;
  private final HostClients clients;
  private final Map<URI, HostKey> keys = new ConcurrentHashMap<>();
  private volatile Transport transport;
  private volatile OkPool pool;

  /// A client with the transport's settings.
  public OkHttpRulesClient(Transport transport, ClientContext context) {
    this(
        transport,
        context,
        new Dialer(context),
        OkHttpClients.builder(context).build(),
        new HostTls(context));
    dialer.configure(transport);
  }

  /// @param plain what the clients of a run have in common, which has no part in their pools
  /// @param tls who is trusted by all of them
  private OkHttpRulesClient(
      Transport transport, ClientContext context, Dialer dialer, OkHttpClient plain, HostTls tls) {
    this.context = context;
    this.plain = plain;
    this.tls = tls;
    this.transport = transport;
    this.threads = new CallThreads(context.threads());
    this.dispatcher = new Dispatcher(threads);
    this.dialer = dialer;
    this.pool = new OkPool(OkPoolSettings.of(transport));
    this.connections = new OkConnections(context, dialer);
    configureDispatcher(transport);
    this.clients =
        new HostClients(
            context,
            tls,
            withSettings(
                plain
                    .newBuilder()
                    .dispatcher(dispatcher)
                    .connectionPool(pool.pool())
                    .eventListenerFactory(this::listener)
                    .addInterceptor(this::runOnCurrentPool)
                    .addNetworkInterceptor(ResponseHeads.CHECKED)
                    .build(),
                transport));
  }

  @Override
  public CountedClient withOwnPool() {
    return new OkHttpRulesClient(transport, context, dialer, plain, tls);
  }

  @Override
  public CountedClient asInstance(ClientContext other) {
    OkHttpRulesClient client =
        new OkHttpRulesClient(transport, other, new Dialer(other), plain, tls);
    client.dialer.configure(transport);
    return client;
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    OkCall call = new OkCall(request);
    if (!calls.add(call)) {
      end(call, Outcomes.AFTER_THE_RUN, whenEnded);
      return;
    }
    Transport now = transport;
    Request okRequest =
        templates.of(request, now.disableKeepAlives()).newBuilder().tag(OkCall.class, call).build();
    HostKey key = keys.computeIfAbsent(request.url(), HostKey::of);
    Call started = clients.of(key).newCall(okRequest);
    call.started(started);
    impatient(call, started);
    BodyHandling handling = Objects.requireNonNullElse(request.caller().body(), now.body());
    started.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failedCall, IOException error) {
            finish(call, failed(call, error, 0, 0), whenEnded);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            answered(call, response, handling, whenEnded);
          }
        });
  }

  /// Lets a call end when its caller says, where that is not what the transport says.
  private void impatient(OkCall call, Call started) {
    Caller caller = call.request().caller();
    Duration timeout = caller.requestTimeout();
    if (timeout != null) {
      started.timeout().timeout(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
    }
    if (caller.cancelAfter().isPositive()) {
      // On a thread of its own, because closing must not hold up the scheduler.
      Runnable giveUp =
          () -> context.threads().start(() -> call.cancel(FailureKind.CANCELLED_BY_CALLER));
      long due = call.request().begunNanos() + caller.cancelAfter().toNanos();
      call.givesUpBy(context.scheduler().at(due, giveUp));
    }
  }

  @Override
  public synchronized void apply(Transport changed) {
    transport = changed;
    dialer.configure(changed);
    configureDispatcher(changed);
    clients.change(withSettings(clients.common(), changed));
    OkPoolSettings wanted = OkPoolSettings.of(changed);
    OkPool before = pool;
    if (!wanted.equals(before.settings())) {
      pool = new OkPool(wanted);
      before.replaced();
    }
  }

  @Override
  public void closeIdle() {
    connections.order(CloseReason.EVICT_ALL);
    pool.pool().evictAll();
    connections.order(null);
  }

  @Override
  public boolean closeConnection(long connection) {
    return connections.closeByHand(connection);
  }

  @Override
  public boolean isUnused() {
    return calls.isEmpty() && connections.isEmpty();
  }

  @Override
  public boolean endRun(Duration atMost) {
    connections.order(CloseReason.RUN_ENDED);
    for (OkCall call : calls.close()) {
      call.cancel(FailureKind.RUN_ENDED);
    }
    boolean ended = calls.awaitNone(atMost);
    pool.pool().evictAll();
    connections.closeAll();
    left.forEach(Response::close);
    boolean closed = connections.awaitNone(atMost);
    threads.shutdown();
    return ended && closed;
  }

  /// OkHttp's own count of the connections in its pool.
  public int connectionCount() {
    return pool.pool().connectionCount();
  }

  private static OkHttpClient withSettings(OkHttpClient client, Transport transport) {
    Duration timeout = transport.requestTimeout();
    Duration dialTimeout = transport.dialTimeout();
    return client
        .newBuilder()
        .retryOnConnectionFailure(transport.retryOnConnectionFailure())
        .callTimeout(timeout.isNegative() ? Duration.ZERO : timeout)
        .connectTimeout(dialTimeout.isNegative() ? Duration.ZERO : dialTimeout)
        .protocols(HostClients.protocols(transport.protocol()))
        .build();
  }

  private void configureDispatcher(Transport changed) {
    dispatcher.setMaxRequests(changed.maxRequests());
    dispatcher.setMaxRequestsPerHost(changed.maxRequestsPerHost());
  }

  private EventListener listener(Call call) {
    OkCall tag = call.request().tag(OkCall.class);
    return tag == null ? EventListener.NONE : new OkListener(tag, connections);
  }

  /// Lets a call that has come through the dispatcher use the pool in force by now and sockets that
  /// are counted, and notes on the thread which call it runs, for close reasons.
  private Response runOnCurrentPool(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    OkCall call = Objects.requireNonNull(request.tag(OkCall.class));
    OkPool current = pool;
    call.runsOn(current);
    OkConnections.enter(call);
    try {
      return chain
          .withConnectionPool(current.pool())
          .withSocketFactory(connections.sockets())
          .proceed(request);
    } finally {
      OkConnections.leave();
    }
  }

  /// Ends a call with its response. Whatever is thrown on the way ends it too, and is told as the
  /// error of the program that it is.
  private void answered(
      OkCall call, Response response, BodyHandling handling, Consumer<CallOutcome> whenEnded) {
    CallOutcome outcome;
    try {
      outcome = consume(call, response, handling);
    } catch (RuntimeException | Error e) {
      finish(call, failed(call, new IOException(e), response.code(), 0), whenEnded);
      throw e;
    }
    finish(call, outcome, whenEnded);
  }

  private CallOutcome consume(OkCall call, Response response, BodyHandling handling) {
    BodyReader body = new BodyReader(response);
    try {
      body.read(handling);
    } catch (IOException e) {
      response.close();
      return failed(call, e, response.code(), body.bytesRead());
    }
    if (handling == BodyHandling.LEAVE) {
      call.markLeft();
      left.add(response);
    } else {
      if (!body.reachedTheEnd()) {
        call.markClosedEarly();
      }
      response.close();
    }
    return Outcomes.of(response.code(), body.bytesRead());
  }

  private static CallOutcome failed(OkCall call, IOException error, int status, long bytesIn) {
    @Nullable FailureKind cancelled = call.cancelledBy();
    FailureKind kind = cancelled == null ? Failures.kindOf(error) : cancelled;
    if (kind == FailureKind.TIMEOUT_IN_FLIGHT && call.connection() == null) {
      kind = FailureKind.TIMEOUT_WAITING_CONN;
    }
    return new CallOutcome.Failed(kind, status, bytesIn, Failures.detailOf(error));
  }

  private void finish(OkCall call, CallOutcome outcome, Consumer<CallOutcome> whenEnded) {
    end(call, outcome, whenEnded);
    calls.remove(call);
  }

  private void end(OkCall call, CallOutcome outcome, Consumer<CallOutcome> whenEnded) {
    call.ended();
    OkConnection last = call.connection();
    context.events().publish(Outcomes.event(call.request(), last == null ? 0 : last.id(), outcome));
    whenEnded.accept(outcome);
  }
}
