package dev.poolscope.server;

import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.HTTP2Cipher;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The protocols a port speaks.
final class Protocols {
  private Protocols() {}

  /// HTTP/1.1, and HTTP/2 by prior knowledge.
  static ConnectionFactory[] plain() {
    HttpConfiguration http = http();
    return new ConnectionFactory[] {
      new HttpConnectionFactory(http), unlimited(new HTTP2CServerConnectionFactory(http))
    };
  }

  /// TLS, with HTTP/2 or HTTP/1.1 inside as the client chooses by ALPN; HTTP/1.1 without ALPN.
  static ConnectionFactory[] encrypted(LoopbackCertificate certificate) {
    HttpConfiguration http = http();
    // Without it Jetty adds its own, which refuses host names that are not in the certificate.
    http.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    var http2 = unlimited(new HTTP2ServerConnectionFactory(http));
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(certificate.context());
    tls.setCipherComparator(HTTP2Cipher.COMPARATOR);
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls, alpn.getProtocol()), alpn, http2, http1
    };
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    return http;
  }

  /// Takes off the guard against hostile clients: a client that gives up many requests is what
  /// stalled responses are for.
  private static AbstractHTTP2ServerConnectionFactory unlimited(
      AbstractHTTP2ServerConnectionFactory http2) {
    http2.setRateControlFactory(new RateControl.Factory() {});
    return http2;
  }

  /// Sets how many requests an HTTP/2 connection may carry at the same time, for those to come.
  static void limitStreams(Connector connector, int maxConcurrentStreams) {
    for (ConnectionFactory protocol : connector.getConnectionFactories()) {
      if (protocol instanceof AbstractHTTP2ServerConnectionFactory http2) {
        http2.setMaxConcurrentStreams(maxConcurrentStreams);
      }
    }
  }
}
