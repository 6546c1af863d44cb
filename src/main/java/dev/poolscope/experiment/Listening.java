package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;
import java.net.InetAddress;

/// Whether a sample server can be reached.
public enum Listening {
  @Choice(doc = "accepts connections")
  ON,
  @Choice(doc = "new connections are refused, those that exist go on")
  REFUSE,
  @Choice(
      doc =
          "the host has vanished: a dial gets no answer, and on connections that exist nothing is"
              + " read, answered or closed until it is back, as in an outage of the network; Linux"
              + " only")
  BLACK_HOLE,
  @Choice(doc = "stopped: new connections are refused, those that exist are closed at once")
  OFF;

  /// Where the connection comes from that fills the queue of a server that vanishes, so that the
  /// operating system drops all others. Clients come from 127.0.0.1, whatever else they do.
  public static final InetAddress FILLER = InetAddress.ofLiteral("127.0.0.2");
}
