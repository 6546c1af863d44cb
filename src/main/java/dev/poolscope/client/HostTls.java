package dev.poolscope.client;

import dev.poolscope.client.socket.SlowTlsSockets;
import dev.poolscope.experiment.Tls;
import dev.poolscope.pool.HostKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/// Who is trusted at the hosts whose targets have a say in it.
///
/// Threading: safe for use by any thread.
public final class HostTls {
  private final HostSettings settings;

  /// Kept, because connections are shared by them too.
  private final Map<HostKey, Trust> trusts = new ConcurrentHashMap<>();

  public HostTls(ClientContext context) {
    this.settings = context.settings();
  }

  /// How a TLS connection to a host is made.
  ///
  /// @param sockets makes its socket
  /// @param manager believes in certificates
  /// @param verifier believes that a certificate is for a name
  public record Trust(
      SSLSocketFactory sockets, X509TrustManager manager, @Nullable HostnameVerifier verifier) {}

  /// Who is trusted at a host; null where its target says nothing of it.
  public @Nullable Trust of(HostKey key) {
    boolean ordinary = !key.isTls() || settings.tls(key).equals(Tls.VERIFIED);
    return ordinary ? null : trusts.computeIfAbsent(key, this::trust);
  }

  private Trust trust(HostKey key) {
    if (!settings.tls(key).verify()) {
      return new Trust(new SlowTlsSockets(Credulous.sockets()), Credulous.INSTANCE, (_, _) -> true);
    }
    HandshakeCertificates.Builder certificates = new HandshakeCertificates.Builder();
    settings.authorities(key).forEach(certificates::addTrustedCertificate);
    HandshakeCertificates handshake = certificates.build();
    return new Trust(
        new SlowTlsSockets(handshake.sslSocketFactory()), handshake.trustManager(), null);
  }
}
