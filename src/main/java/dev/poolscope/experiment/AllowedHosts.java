package dev.poolscope.experiment;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where load may be sent: to this machine, and to the hosts that the user has confirmed.
///
/// @param confirmed names or literal addresses, in any case
/// @param cap how much may be sent to each of those
public record AllowedHosts(Set<String> confirmed, LoadCap cap) {
  /// This machine alone.
  public static final AllowedHosts THIS_MACHINE = new AllowedHosts(Set.of());

  /// Keeps the names as they are compared.
  public AllowedHosts {
    confirmed =
        confirmed.stream().map(AllowedHosts::comparable).collect(Collectors.toUnmodifiableSet());
  }

  /// Hosts to which no more may be sent than to any.
  public AllowedHosts(Set<String> confirmed) {
    this(confirmed, LoadCap.DEFAULT);
  }

  /// These hosts with another cap.
  public AllowedHosts with(LoadCap other) {
    return new AllowedHosts(confirmed, other);
  }

  /// Whether load for a host may go to an address that its name has.
  public boolean allows(String host, InetAddress address) {
    return address.isLoopbackAddress() || isConfirmed(host);
  }

  /// Whether load may go to a host wherever its name leads.
  public boolean isConfirmed(String host) {
    return confirmed.contains(comparable(host));
  }

  private static String comparable(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return (bracketed ? host.substring(1, host.length() - 1) : host).toLowerCase(Locale.ROOT);
  }
}
