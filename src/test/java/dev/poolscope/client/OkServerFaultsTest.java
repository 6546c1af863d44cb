package dev.poolscope.client;

/// Faults of servers under OkHttp's rules.
class OkServerFaultsTest extends ServerFaultsContract {
  OkServerFaultsTest() {
    super("okhttp");
  }
}
