package dev.poolscope.client.go;

import java.io.IOException;

/// What a dial makes of its socket, by the protocol that is spoken on it.
///
/// Threading: confined to the thread that dials.
interface FreshConnection {
  /// Does what belongs to the dial once the socket is connected, such as a TLS handshake. Closing
  /// the socket aborts it.
  ///
  /// @throws IOException if the dial fails for it
  void prepare() throws IOException;

  /// Hands the connection to the pool, and may stay with it until it is closed.
  void serve();
}
