package dev.poolscope.client.go;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.HostSettings;
import dev.poolscope.client.HostTls;
import dev.poolscope.client.OkHttpClients;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.pool.HostKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which protocol is spoken on a connection that is about to be dialed, and what it takes. Go
/// speaks HTTP/2 over TLS to `https` URLs only, and without TLS to `http` URLs only.
///
/// @param protocol what the transport is set to
/// @param hosts what single hosts are set to
/// @param http1 makes the calls that last as long as a connection of HTTP/1.1
/// @param tls makes the handshakes of HTTP/2; null where it is spoken without TLS, or not at all
record ConnectionProtocol(
    Protocol protocol, HostSettings hosts, Exchanges.Opener http1, @Nullable TlsDial tls) {
  /// What a client needs whose transport is set to a protocol.
  static ConnectionProtocol of(Protocol protocol, ClientContext context) {
    HostSettings hosts = context.settings();
    boolean encrypts = protocol == Protocol.H2 || hosts.anySpeaks(Protocol.H2);
    TlsDial tls =
        encrypts ? new TlsDial(OkHttpClients.builder(context).build(), new HostTls(context)) : null;
    return new ConnectionProtocol(protocol, hosts, new ConnectionCalls(context), tls);
  }

  /// Whether HTTP/2 is spoken to a host.
  boolean isHttp2(HostKey host) {
    return switch (Objects.requireNonNullElse(hosts.protocol(host), protocol)) {
      case HTTP_1_1 -> false;
      case H2 -> host.isTls();
      case H2C -> !host.isTls();
    };
  }

  /// Makes the handshake of HTTP/2 with a host; null where it is spoken without TLS.
  @Nullable TlsDial tls(HostKey host) {
    return host.isTls() ? tls : null;
  }
}
