package dev.poolscope.pool;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// What connections are shared by: scheme, host and port, as Go's Transport keys them without a
/// proxy (Go pool reference, section 1).
///
/// @param value scheme, `|` and `host:port`; the host's letter case is kept, so `localhost` and
///   `LOCALHOST` are two keys
public record HostKey(String value) {

  /// The key of an http or https URL. A missing port becomes 80 or 443, an IPv6 host keeps its
  /// brackets, a host with non-ASCII letters is taken in its IDNA form, or as written where it has
  /// none. The JDK's IDNA is that of 2003: it takes `ß` for `ss`.
  ///
  /// @throws IllegalArgumentException if the URL has no scheme or no host
  public static HostKey of(URI url) {
    String authority = Objects.requireNonNullElse(url.getAuthority(), "");
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    if (url.getScheme() == null || authority.isEmpty() || authority.startsWith(":")) {
      throw new IllegalArgumentException("no scheme or host in " + url);
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']') && colon < authority.length() - 1;
    String host = hasPort ? authority.substring(0, colon) : stripTrailingColon(authority);
    String port = hasPort ? authority.substring(colon + 1) : defaultPort(scheme);
    return new HostKey(scheme + "|" + toAscii(host) + ":" + port);
  }

  /// Whether its connections are encrypted.
  public boolean isTls() {
    return value.startsWith("https|");
  }

  /// The host to dial, IPv6 in brackets.
  public String host() {
    return value.substring(value.indexOf('|') + 1, value.lastIndexOf(':'));
  }

  /// The port to dial.
  public int port() {
    return Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
  }

  private static String stripTrailingColon(String authority) {
    return authority.endsWith(":") ? authority.substring(0, authority.length() - 1) : authority;
  }

  private static String defaultPort(String scheme) {
    return Objects.equals(scheme, "https") ? "443" : "80";
  }

  private static String toAscii(String host) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(host)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noIdnaForm) {
      return host;
    }
  }
}
