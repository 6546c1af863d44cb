package dev.poolscope.client;

import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.time.VirtualThreads;
import dev.poolscope.trace.EventSink;
import dev.poolscope.trace.SocketGauge;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What a client needs from the run around it.
///
/// @param events where its events go
/// @param ticker its clock
/// @param scheduler runs its timers
/// @param threads starts its threads; what they throw ends the run
/// @param hosts the target that each host's connections are booked under
/// @param allowed where it may dial
/// @param trusted certificates to be trusted beside those that the platform trusts
/// @param settings how each host is dialed
/// @param instance which of the run's clients it is, from 1
/// @param lastConnection the number of the latest connection, shared by all clients of a run
/// @param sockets counts its sockets, shared by all clients of a run
public record ClientContext(
    EventSink events,
    Ticker ticker,
    Scheduler scheduler,
    VirtualThreads threads,
    Map<HostKey, String> hosts,
    AllowedHosts allowed,
    List<X509Certificate> trusted,
    HostSettings settings,
    int instance,
    AtomicLong lastConnection,
    SocketGauge sockets) {

  /// A context; `hosts` and `trusted` are copied.
  public ClientContext {
    hosts = Map.copyOf(hosts);
    trusted = List.copyOf(trusted);
  }

  /// The context of a client whose sockets nobody else counts.
  public ClientContext(
      EventSink events,
      Ticker ticker,
      Scheduler scheduler,
      VirtualThreads threads,
      Map<HostKey, String> hosts,
      AllowedHosts allowed,
      List<X509Certificate> trusted,
      HostSettings settings) {
    this(events, ticker, scheduler, threads, hosts, allowed, trusted, settings, new SocketGauge());
  }

  /// The context of a run's first client.
  ///
  /// @param sockets counts its sockets
  public ClientContext(
      EventSink events,
      Ticker ticker,
      Scheduler scheduler,
      VirtualThreads threads,
      Map<HostKey, String> hosts,
      AllowedHosts allowed,
      List<X509Certificate> trusted,
      HostSettings settings,
      SocketGauge sockets) {
    this(
        events,
        ticker,
        scheduler,
        threads,
        hosts,
        allowed,
        trusted,
        settings,
        1,
        new AtomicLong(),
        sockets);
  }

  /// The context of another client of the run.
  ///
  /// @param number which one it is, from 1
  /// @param sink where its events go
  public ClientContext ofInstance(int number, EventSink sink) {
    return new ClientContext(
        sink,
        ticker,
        scheduler,
        threads,
        hosts,
        allowed,
        trusted,
        settings,
        number,
        lastConnection,
        sockets);
  }

  /// The target that connections to a host are booked under.
  public String hostOf(HostKey key) {
    return hosts.getOrDefault(key, key.value());
  }
}
