package dev.poolscope.trace;

import dev.poolscope.model.SocketTally;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The sockets of a client by host as they are at this moment, kept by the threads that use them.
/// The ledger is exact but comes later, behind the queue of the stream: the operating system's
/// count can only be laid beside a count of the same moment.
///
/// Threading: safe for use by any thread, without locks.
public final class SocketGauge {
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  private record Host(
      AtomicLong dialsStarted,
      AtomicLong dialsFailed,
      AtomicLong opened,
      AtomicLong closing,
      AtomicLong closed) {
    Host() {
      this(
          new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    }
  }

  /// A socket to a host is about to be made and connected.
  public void dialStarted(String host) {
    host(host).dialsStarted.incrementAndGet();
  }

  /// A dial has failed.
  public void dialFailed(String host) {
    host(host).dialsFailed.incrementAndGet();
  }

  /// A dial has succeeded.
  public void opened(String host) {
    host(host).opened.incrementAndGet();
  }

  /// An open socket is about to be closed.
  public void closing(String host) {
    host(host).closing.incrementAndGet();
  }

  /// The close of an open socket has returned.
  public void closed(String host) {
    host(host).closed.incrementAndGet();
  }

  /// What has happened so far. Where sockets change meanwhile, each count is that of a moment
  /// within this call.
  public SocketTally of(String name) {
    Host host = host(name);
    return new SocketTally(
        host.dialsStarted.get(),
        host.dialsFailed.get(),
        host.opened.get(),
        host.closing.get(),
        host.closed.get());
  }

  private Host host(String name) {
    return hosts.computeIfAbsent(name, _ -> new Host());
  }
}
