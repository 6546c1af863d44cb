package dev.poolscope.client;

import dev.poolscope.experiment.AddressState;
import dev.poolscope.experiment.Dial;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.TargetAddress;
import dev.poolscope.experiment.Tls;
import dev.poolscope.pool.HostKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the targets of a run say of how their hosts are reached, as it is by now.
///
/// Threading: safe for use by any thread.
public final class HostSettings {
  private final Map<String, List<X509Certificate>> authorities;
  private volatile Map<HostKey, Target> targets;

  /// @param targets by what their connections are shared by; other hosts have no settings
  /// @param authorities the certificates in the `tls.ca` of targets, by their names
  public HostSettings(
      Map<HostKey, Target> targets, Map<String, List<X509Certificate>> authorities) {
    this.authorities = Map.copyOf(authorities);
    this.targets = Map.copyOf(targets);
  }

  /// Puts others in force, for what is dialed from now on.
  public void change(Map<HostKey, Target> changed) {
    targets = Map.copyOf(changed);
  }

  /// The faults of the dials to a host, beside those of the transport.
  public Dial dial(HostKey key) {
    Target target = targets.get(key);
    return target == null ? Dial.NONE : target.dial();
  }

  /// The addresses that a host's name has, each with that name; empty where the name is to be
  /// looked up.
  public List<InetAddress> addresses(HostKey key) {
    Target target = targets.get(key);
    return target == null
        ? List.of()
        : target.addresses().stream().map(address -> named(key.host(), address)).toList();
  }

  /// What becomes of dials to one address of a host.
  public AddressState state(HostKey key, @Nullable InetAddress address) {
    Target target = targets.get(key);
    return target == null || address == null
        ? AddressState.UP
        : target.addresses().stream()
            .filter(one -> one.address().equals(address))
            .map(TargetAddress::state)
            .findFirst()
            .orElse(AddressState.UP);
  }

  /// The protocol of a host's connections; null for the transport's.
  public @Nullable Protocol protocol(HostKey key) {
    Target target = targets.get(key);
    return target == null ? null : target.protocol();
  }

  /// Whether some target has a protocol of its own, and this one.
  public boolean anySpeaks(Protocol protocol) {
    return targets.values().stream().anyMatch(target -> target.protocol() == protocol);
  }

  /// Whom a host has to show itself as.
  public Tls tls(HostKey key) {
    Target target = targets.get(key);
    return target == null ? Tls.VERIFIED : target.tls();
  }

  /// The certificates in a host's `tls.ca`.
  public List<X509Certificate> authorities(HostKey key) {
    Target target = targets.get(key);
    return target == null ? List.of() : authorities.getOrDefault(target.name(), List.of());
  }

  private static InetAddress named(String name, TargetAddress address) {
    try {
      return InetAddress.getByAddress(name, address.address().getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address is as long as it was", e);
    }
  }
}
