package dev.poolscope.client.go;

import java.io.IOException;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Keeps from OkHttp the statuses that it acts upon of its own accord, where Go gives the caller a
/// response like any other: it refuses a 407 where there is no proxy, and repeats a request after a
/// 503 with `Retry-After: 0`. The attempt has seen the true status by then.
///
/// Threading: safe for use by any thread.
final class PlainStatus implements Interceptor {
  private static final Set<Integer> ACTED_UPON = Set.of(407, 503);
  private static final int OF_NO_INTEREST = 200;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return ACTED_UPON.contains(response.code())
        ? response.newBuilder().code(OF_NO_INTEREST).build()
        : response;
  }
}
