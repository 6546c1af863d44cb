package dev.poolscope.client;

import dev.poolscope.client.socket.SlowTlsSockets;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/// What the OkHttp clients of both rules have in common: one address per dial, no proxy, no
/// redirects followed (a redirect is an answer), no timeouts but those of the transport's settings.
public final class OkHttpClients {
  private OkHttpClients() {}

  public static OkHttpClient.Builder builder(ClientContext context) {
    HandshakeCertificates.Builder certificates =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    context.trusted().forEach(certificates::addTrustedCertificate);
    HandshakeCertificates handshake = certificates.build();
    return new OkHttpClient.Builder()
        .proxy(Proxy.NO_PROXY)
        .fastFallback(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(Duration.ZERO)
        .sslSocketFactory(
            new SlowTlsSockets(handshake.sslSocketFactory()), handshake.trustManager());
  }
}
