package dev.poolscope.client.socket;

import java.io.IOException;
import java.net.InetAddress;

/// A host's name led to an address that load may not be sent to; nothing was.
public final class UnconfirmedAddressException extends IOException {
  private static final long serialVersionUID = 1;

  UnconfirmedAddressException(String host, InetAddress found) {
    super(
        ("%s leads to %s, which is not this machine and was not confirmed; nothing was sent there"
                + " (--allow-host %s confirms it)")
            .formatted(host, found.getHostAddress(), host));
  }
}
