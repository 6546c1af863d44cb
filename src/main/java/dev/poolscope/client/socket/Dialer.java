package dev.poolscope.client.socket;

import dev.poolscope.client.ClientContext;
import dev.poolscope.experiment.Transport;
import dev.poolscope.model.DialCause;
import dev.poolscope.pool.HostKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Makes counting sockets and numbers their connections.
///
/// Threading: safe for use by any thread.
public final class Dialer {
  private final ClientContext context;
  private final DialFaults.OfAllHosts faults = new DialFaults.OfAllHosts();
  private final Map<HostKey, DialFaults> faultsOf = new ConcurrentHashMap<>();

  public Dialer(ClientContext context) {
    this.context = context;
  }

  /// Takes over the dial faults of a transport.
  public void configure(Transport transport) {
    faults.set(transport.dial());
  }

  /// A new connection's reporter.
  public TracedConnection trace(HostKey key, long request, DialCause cause) {
    return new TracedConnection(
        context.events(),
        context.sockets(),
        context.lastConnection().incrementAndGet(),
        context.hostOf(key),
        request,
        cause,
        context.instance());
  }

  /// The reading of the clock that timeouts are measured by.
  public long now() {
    return context.ticker().nanos();
  }

  /// Where a host is, in the order in which to try: the addresses that its target gives, else one
  /// that is looked up when it is dialed.
  public List<InetSocketAddress> addresses(HostKey key) {
    List<InetAddress> given = context.settings().addresses(key);
    return given.isEmpty()
        ? List.of(InetSocketAddress.createUnresolved(key.host(), key.port()))
        : given.stream().map(address -> new InetSocketAddress(address, key.port())).toList();
  }

  /// A socket not yet dialed.
  ///
  /// @param source the local address it will have; null leaves it to the operating system
  public CountingSocket socket(TracedConnection traced, HostKey key, @Nullable InetAddress source)
      throws IOException {
    CountingSocket socket =
        new CountingSocket(
            traced,
            faultsOf.computeIfAbsent(key, host -> new DialFaults(context, host, faults)),
            context.allowed(),
            context.threads());
    if (source != null) {
      socket.bindTo(source);
    }
    return socket;
  }
}
