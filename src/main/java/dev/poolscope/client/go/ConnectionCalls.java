package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.HostTls;
import dev.poolscope.client.OkHttpClients;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Makes the OkHttp calls that last as long as a connection. What OkHttp does once for a connection
/// goes through all that its pool and its dispatcher know, so each of these serves a few
/// connections only; they keep no idle connection, since none is ever idle before its end.
///
/// Threading: safe for use by any thread; guarded by this.
final class ConnectionCalls implements Exchanges.Opener {
  private static final int CONNECTIONS_EACH = 64;

  private final HostTls tls;
  private final OkHttpClient base;
  private OkHttpClient current;
  private int left = CONNECTIONS_EACH;

  ConnectionCalls(ClientContext context) {
    tls = new HostTls(context);
    base =
        OkHttpClients.builder(context)
            .protocols(List.of(Protocol.HTTP_1_1))
            .retryOnConnectionFailure(false)
            // The socket is connected already; OkHttp only needs some address for its route.
            .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
            .eventListenerFactory(call -> new ExchangeListener(slotOf(call.request())))
            .addInterceptor(this::exchange)
            .addNetworkInterceptor(new PlainStatus())
            .build();
    current = derived();
  }

  @Override
  public synchronized Call open(Request request) {
    if (left == 0) {
      current = derived();
      left = CONNECTIONS_EACH;
    }
    left--;
    return current.newCall(request);
  }

  private OkHttpClient derived() {
    return base.newBuilder()
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.DAYS))
        .dispatcher(new Dispatcher())
        .build();
  }

  private Response exchange(Interceptor.Chain chain) throws IOException {
    Slot slot = slotOf(chain.request());
    slot.exchanges().proceed(trusting(chain, tls.of(slot.key())));
    throw new IOException("the connection is closed");
  }

  private static Interceptor.Chain trusting(
      Interceptor.Chain chain, HostTls.@Nullable Trust trust) {
    if (trust == null) {
      return chain;
    }
    Interceptor.Chain own = chain.withSslSocketFactory(trust.sockets(), trust.manager());
    HostnameVerifier verifier = trust.verifier();
    return verifier == null ? own : own.withHostnameVerifier(verifier);
  }

  private static Slot slotOf(Request request) {
    return Objects.requireNonNull(request.tag(Slot.class));
  }
}
