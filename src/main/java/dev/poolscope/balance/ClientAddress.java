package dev.poolscope.balance;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a client address that the `ip_hash` of nginx looks at: the first three bytes of an
/// IPv4 address, all of an IPv6 address, and three zeros for anything else.
///
/// Source: balancer reference, nginx.
final class ClientAddress {
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([0-9.]+))(?::[0-9]+)?");
  private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");
  private static final int NETWORK_BYTES = 3;
  private static final int IPV4_BYTES = 4;

  private ClientAddress() {}

  static byte[] hashed(String key) {
    Matcher matcher = WITH_PORT.matcher(key);
    String literal = key;
    if (matcher.matches()) {
      literal = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
    if (!LITERAL.matcher(literal).matches()) {
      return new byte[NETWORK_BYTES];
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
      return bytes.length == IPV4_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
    } catch (IllegalArgumentException _) {
      // Not an address: nginx hashes a pseudo address then, such as for clients on local sockets.
      return new byte[NETWORK_BYTES];
    }
  }
}
