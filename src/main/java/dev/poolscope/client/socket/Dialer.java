package dev.poolscope.client.socket;

import dev.poolscope.client.ClientContext;
import dev.poolscope.experiment.Transport;
import dev.poolscope.model.DialCause;
import dev.poolscope.pool.HostKey;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Makes counting sockets and numbers their connections.
///
/// Threading: safe for use by any thread.
public final class Dialer {
  private final ClientContext context;
  private final DialFaults faults;

  public Dialer(ClientContext context) {
    this.context = context;
    this.faults = new DialFaults(context.ticker(), context.scheduler());
  }

  /// Takes over the dial faults of a transport.
  public void configure(Transport transport) {
    faults.set(transport.dial().delay().toNanos(), transport.dial().refuseEvery());
  }

  /// A new connection's reporter.
  public TracedConnection trace(HostKey key, long request, DialCause cause) {
    return new TracedConnection(
        context.events(),
        context.lastConnection().incrementAndGet(),
        context.hostOf(key),
        request,
        cause,
        context.instance());
  }

  /// A socket not yet dialed.
  ///
  /// @param source the local address it will have; null leaves it to the operating system
  public CountingSocket socket(TracedConnection traced, @Nullable InetAddress source)
      throws IOException {
    CountingSocket socket =
        new CountingSocket(traced, faults, context.allowed(), context.threads());
    if (source != null) {
      socket.bindTo(source);
    }
    return socket;
  }
}
