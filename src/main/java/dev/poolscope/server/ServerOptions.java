package dev.poolscope.server;

/// What is fixed for the life of a sample server.
///
/// @param port the port to listen on; 0 means any free one
/// @param tls whether connections are encrypted, with a self-made certificate
/// @param seed the seed of random delays
public record ServerOptions(int port, boolean tls, long seed) {
  /// @throws IllegalArgumentException when the port is not from 0 to 65535
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, but is " + port);
    }
  }
}
