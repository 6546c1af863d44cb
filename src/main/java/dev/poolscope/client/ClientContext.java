package dev.poolscope.client;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.time.VirtualThreads;
import dev.poolscope.trace.EventSink;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/// What a client needs from the run around it.
///
/// @param events where its events go
/// @param ticker its clock
/// @param scheduler runs its timers
/// @param threads starts its threads; what they throw ends the run
/// @param hosts the target that each host's connections are booked under
/// @param allowed where it may dial
/// @param trusted certificates to be trusted beside those that the platform trusts
public record ClientContext(
    EventSink events,
    Ticker ticker,
    Scheduler scheduler,
    VirtualThreads threads,
    Map<HostKey, String> hosts,
    AllowedHosts allowed,
    List<X509Certificate> trusted) {

  /// A context; `hosts` and `trusted` are copied.
  public ClientContext {
    hosts = Map.copyOf(hosts);
    trusted = List.copyOf(trusted);
  }

  /// The target that connections to a host are booked under.
  public String hostOf(HostKey key) {
    return hosts.getOrDefault(key, key.value());
  }
}
