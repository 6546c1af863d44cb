package dev.poolscope.balance;

/// What a rule takes for the load of an endpoint.
public enum CountWhat {
  /// Leases taken and not released.
  IN_FLIGHT("in-flight"),
  /// Connections being dialed or in use.
  DIALING_AND_ACTIVE("dialing+active"),
  /// All open connections, the idle ones included.
  OPEN_SOCKETS("open-sockets");

  private final String id;

  CountWhat(String id) {
    this.id = id;
  }

  /// Its name in files and on the command line.
  public String id() {
    return id;
  }
}
