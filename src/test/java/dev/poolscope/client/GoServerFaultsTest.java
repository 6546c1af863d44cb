package dev.poolscope.client;

/// Faults of servers under Go's rules.
class GoServerFaultsTest extends ServerFaultsContract {
  GoServerFaultsTest() {
    super("go");
  }
}
