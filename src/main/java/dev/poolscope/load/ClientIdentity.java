package dev.poolscope.load;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What stands for a client: to a balancer, in `requests.csv`, and perhaps to servers.
public enum ClientIdentity {
  /// `client-1`: a name, nothing else.
  NAME,
  /// An address of 127.0.0.0/8, which balancers hash; connections do not come from it.
  ADDRESS,
  /// The same address, and a connection comes from that of the client whose request dialed it. The
  /// pool gives it to the requests of other clients all the same.
  SOURCE_ADDRESS;

  /// Clients are told apart in the third byte first, since a hash of the network, such as that of
  /// nginx, looks no further.
  private static final int NETWORKS = 256;

  private static final int HOSTS = 200;

  /// The identity of a client.
  ///
  /// @param client its number, from 0 to 99,999
  String key(int client) {
    return this == NAME ? "client-" + (client + 1) : address(client);
  }

  /// The local address of connections dialed for a client, or null if any will do.
  @Nullable InetAddress source(int client) {
    return this == SOURCE_ADDRESS ? InetAddress.ofLiteral(address(client)) : null;
  }

  private static String address(int client) {
    int second = 1 + client / (NETWORKS * HOSTS);
    int third = client % NETWORKS;
    int fourth = 1 + client / NETWORKS % HOSTS;
    return "127." + second + "." + third + "." + fourth;
  }
}
