package dev.poolscope.client.go;

import dev.poolscope.client.HostTls;
import dev.poolscope.client.socket.TracedConnection;
import dev.poolscope.pool.HostKey;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;

/// The TLS handshake that Go makes as a part of the dial, and the choice of HTTP/2 in it (ALPN).
///
/// Threading: safe for use by any thread.
final class TlsDial {
  private static final String H2 = "h2";

  private final OkHttpClient trusting;
  private final HostTls trusts;

  /// @param trusting a client whose trust holds for most hosts
  /// @param trusts the trust that holds for others
  TlsDial(OkHttpClient trusting, HostTls trusts) {
    this.trusting = trusting;
    this.trusts = trusts;
  }

  /// Shakes hands over a connected socket, which is left open if that fails.
  ///
  /// @throws SSLException if it fails, if the certificate does not hold for the host, or if the
  ///     server does not choose HTTP/2
  SSLSocket shakeHands(Socket socket, HostKey key, TracedConnection traced) throws IOException {
    traced.tlsStarted();
    String host = withoutBrackets(key.host());
    HostTls.Trust trust = trusts.of(key);
    SSLSocketFactory sockets = trust == null ? trusting.sslSocketFactory() : trust.sockets();
    HostnameVerifier own = trust == null ? null : trust.verifier();
    HostnameVerifier names = own == null ? trusting.hostnameVerifier() : own;
    SSLSocket tls = (SSLSocket) sockets.createSocket(socket, host, key.port(), false);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {H2, "http/1.1"});
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    SSLSession session = tls.getSession();
    if (!names.verify(host, session)) {
      throw new SSLPeerUnverifiedException("the server's certificate does not hold for " + host);
    }
    if (!tls.getApplicationProtocol().equals(H2)) {
      String chosen = tls.getApplicationProtocol();
      throw new SSLException(
          "the server does not speak h2: it chose "
              + (chosen.isEmpty() ? "no protocol" : chosen)
              + " by ALPN; write protocol: http/1.1");
    }
    traced.tlsEnded(session.getProtocol());
    return tls;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[")
        ? host.substring(1, host.length() - 1)
        : host.toLowerCase(Locale.ROOT);
  }
}
