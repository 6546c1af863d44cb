package dev.poolscope.client;

import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Waits for the connection that the request has asked the Go pool for and lets OkHttp continue on
/// exactly that one; repeats failed attempts by Go's rule (Go pool reference, section 10).
///
/// Threading: immutable.
final class GoInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    GoCall call = Objects.requireNonNull(request.tag(GoCall.class));
    while (true) {
      Attempt attempt = call.connections().await(call);
      call.lastAttempt = attempt;
      Slot slot = attempt.slot();
      try {
        return chain
            .withConnectionPool(slot.okPool())
            .withSocketFactory(slot.factory())
            .proceed(request);
      } catch (IOException e) {
        AttemptException failure = attempt.failed(e);
        call.connections().end(attempt, attempt.closeReason());
        slot.dropIfClosed();
        if (!attempt.mayBeRepeated()) {
          throw failure;
        }
        call.events()
            .publish(
                new PoolEvent.RequestRetried(
                    call.host(),
                    slot.id(),
                    call.number(),
                    failure.kind(),
                    Failures.detailOf(failure)));
        call.connections().ask(call);
      }
    }
  }
}
