package dev.poolscope.client.go;

import dev.poolscope.client.BodyReader;
import dev.poolscope.client.Outcomes;
import dev.poolscope.client.socket.CountingSocket;
import dev.poolscope.client.socket.Failures;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import dev.poolscope.trace.EventSink;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One request under the `go` rules, from its start to the end of its body: its deadline, the want
/// it waits with and the attempt that holds a connection.
///
/// Threading: carried out by the thread of the connection it holds; `want`, `attempt`,
/// `exchange`, `repeats`, `backoff`, `dials` and `scopeEnded` are guarded by the lock of
/// [GuardedPool].
final class GoCall {
  private final PooledRequest request;
  private final HostKey key;
  private final Request okRequest;
  private final Owner owner;
  private final EventSink events;
  private final GoSettings settings;
  private final BiConsumer<GoCall, CallOutcome> whenEnded;
  private volatile @Nullable FailureKind cancelledBy;
  private volatile @Nullable FailureKind cutOffBy;
  private volatile @Nullable Response leftOpen;
  private volatile long lastConnection;

  /// Ends it at its deadline, or when its caller gives up, whichever comes first; null where
  /// neither ever does.
  volatile Scheduler.@Nullable Timer deadline;

  /// The want it waits with, null while it does not wait.
  @Nullable GoWant want;

  /// What it does with the connection it holds, null while it holds none.
  @Nullable Attempt attempt;

  /// The stream that it has open on an HTTP/2 connection, null while it has none.
  @Nullable Http2Exchange exchange;

  /// How often it has been repeated since it last had to wait for an HTTP/2 connection.
  int repeats;

  /// Lets it go on after a stream of it was refused, null while it does not wait for that.
  Scheduler.@Nullable Timer backoff;

  /// Running dials that were begun on its behalf.
  final Set<CountingSocket> dials = new HashSet<>(2);

  /// Whether the scope that Go 1.19 ties a dial to has ended.
  boolean scopeEnded;

  GoCall(
      PooledRequest request,
      HostKey key,
      Request okRequest,
      Owner owner,
      EventSink events,
      GoSettings settings,
      BiConsumer<GoCall, CallOutcome> whenEnded) {
    this.request = request;
    this.key = key;
    this.okRequest = okRequest;
    this.owner = owner;
    this.events = events;
    this.settings = settings;
    this.whenEnded = whenEnded;
  }

  PooledRequest request() {
    return request;
  }

  /// The request as OkHttp sends it.
  Request okRequest() {
    return okRequest;
  }

  long number() {
    return request.number();
  }

  String host() {
    return request.host();
  }

  HostKey key() {
    return key;
  }

  GoSettings settings() {
    return settings;
  }

  /// The number of the connection that it held last, 0 if none.
  long lastConnection() {
    return lastConnection;
  }

  /// It holds a connection from now on.
  void holds(long connection) {
    lastConnection = connection;
  }

  void publish(PoolEvent event) {
    events.publish(event);
  }

  /// The kind of failure it was cancelled with, or null.
  @Nullable FailureKind cancelledBy() {
    return cancelledBy;
  }

  /// Ends the request wherever it is: its want is settled, or the connection it holds is closed.
  /// The first cause wins. Called under the lock of [GuardedPool].
  boolean markCancelled(FailureKind kind) {
    if (cancelledBy != null) {
      return false;
    }
    cancelledBy = kind;
    return true;
  }

  /// The connection it held was taken away: whatever it still reads does not count.
  void cutOff(FailureKind kind) {
    cutOffBy = kind;
  }

  /// How it fails because its connection was taken away, or null.
  @Nullable FailureKind cutOffBy() {
    return cutOffBy;
  }

  /// Lets OkHttp know that a response left open is over.
  void closeLeft() {
    Response response = leftOpen;
    if (response != null) {
      leftOpen = null;
      response.close();
    }
  }

  /// Fails while it holds no connection.
  void fail(IOException error) {
    end(failed(error, 0, 0));
  }

  /// Its outcome is known.
  void end(CallOutcome outcome) {
    whenEnded.accept(this, outcome);
  }

  /// Sends it and reads the response on the connection that an attempt holds. An attempt that
  /// failed is repeated by Go's rule (Go pool reference, section 10).
  void carryOut(Attempt holding, Interceptor.Chain chain) {
    holds(holding.slot().id());
    CallOutcome outcome;
    try {
      Response response = chain.proceed(okRequest);
      outcome = read(holding, response);
    } catch (ProtocolException e) {
      outcome =
          holding.isAnsweredWithoutBody() && cancelledBy == null && cutOffBy == null
              ? Outcomes.of(holding.status(), 0)
              : failed(holding.failed(e), 0, 0);
      holding.end();
    } catch (IOException e) {
      IOException failure = holding.failed(e);
      holding.end();
      if (holding.mayBeRepeated()) {
        publish(
            new PoolEvent.RequestRetried(
                host(),
                lastConnection,
                number(),
                Failures.kindOf(failure),
                Failures.detailOf(failure)));
        owner.ask(this);
        return;
      }
      outcome = failed(failure, 0, 0);
    } catch (RuntimeException | Error e) {
      breakOff(e);
      throw e;
    }
    try {
      end(outcome);
    } finally {
      holding.readOn();
    }
  }

  /// Ends it because of an error of the program, whatever it is: it fails, and lets go of
  /// everything.
  void breakOff(Throwable error) {
    owner.cancel(this, FailureKind.OTHER, FailureKind.OTHER);
    end(new CallOutcome.Failed(FailureKind.OTHER, 0, 0, String.valueOf(error)));
  }

  private CallOutcome read(Attempt holding, Response response) {
    BodyReader body = new BodyReader(response);
    if (!holding.hasBody()) {
      endWithoutBody(holding, response);
      return outcome(holding, body);
    }
    try {
      body.read(settings.body());
    } catch (IOException e) {
      holding.responseFailed();
      holding.close(response);
      return failed(e, holding.status(), body.bytesRead());
    }
    if (settings.body() == BodyHandling.LEAVE) {
      // Kept, so that OkHttp does not find it leaked and close its connection.
      leftOpen = response;
    } else if (body.reachedTheEnd()) {
      // Closed first, so that OkHttp is done with the exchange before another can begin.
      response.close();
      holding.finish();
    } else {
      holding.closeEarly(response);
    }
    return outcome(holding, body);
  }

  /// OkHttp may still expect a body, such as the one that a 304 announces and does not have.
  private static void endWithoutBody(Attempt holding, Response response) {
    if (holding.isExchangeEnded()) {
      holding.finish();
    } else {
      holding.closeUnread(response);
    }
  }

  private CallOutcome outcome(Attempt holding, BodyReader body) {
    return cutOffBy != null
        ? failed(new IOException("cut off"), holding.status(), body.bytesRead())
        : Outcomes.of(holding.status(), body.bytesRead());
  }

  /// The outcome after an error, with what had come of the response by then.
  CallOutcome failed(IOException error, int status, long bytesIn) {
    FailureKind cutOff = cutOffBy;
    FailureKind cancelled = cancelledBy;
    FailureKind kind;
    if (cutOff != null) {
      kind = cutOff;
    } else {
      kind = cancelled == null ? Failures.kindOf(error) : cancelled;
    }
    return new CallOutcome.Failed(kind, status, bytesIn, Failures.detailOf(error));
  }

  /// What it asks of the connections of its client. Safe for use by any thread.
  interface Owner {
    /// Asks for a connection for the next attempt, without waiting for it. When there is one, its
    /// own thread carries out the exchange.
    void ask(GoCall call);

    /// Cancels a request wherever it is. The first cause wins.
    ///
    /// @param whileWaiting the kind of failure if it has no connection yet
    /// @param whileHolding the kind of failure if it has one
    void cancel(GoCall call, FailureKind whileWaiting, FailureKind whileHolding);
  }
}
