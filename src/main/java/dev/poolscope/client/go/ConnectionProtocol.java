package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.OkHttpClients;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.pool.HostKey;
import org.jspecify.annotations.Nullable;

/// Which protocol is spoken on a connection that is about to be dialed, and what it takes. Go
/// speaks HTTP/2 over TLS to `https` URLs only, and without TLS to `http` URLs only.
///
/// @param protocol what the transport is set to
/// @param http1 makes the calls that last as long as a connection of HTTP/1.1
/// @param tls makes the handshakes of HTTP/2; null where it is spoken without TLS, or not at all
record ConnectionProtocol(Protocol protocol, Exchanges.Opener http1, @Nullable TlsDial tls) {
  /// What a client needs whose transport is set to a protocol.
  static ConnectionProtocol of(Protocol protocol, ClientContext context) {
    TlsDial tls =
        protocol == Protocol.H2 ? new TlsDial(OkHttpClients.builder(context).build()) : null;
    return new ConnectionProtocol(protocol, new ConnectionCalls(context), tls);
  }

  /// Whether HTTP/2 is spoken to a host.
  boolean isHttp2(HostKey host) {
    return switch (protocol) {
      case HTTP_1_1 -> false;
      case H2 -> host.isTls();
      case H2C -> !host.isTls();
    };
  }
}
