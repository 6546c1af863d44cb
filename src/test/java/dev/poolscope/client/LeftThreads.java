package dev.poolscope.client;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds platform threads that a test has left behind. Those of the JDK and the two that OkHttp
/// shares among all clients are not the test's.
final class LeftThreads {
  private static final Set<String> SHARED =
      Set.of(
          "OkHttp TaskRunner",
          "OkHttp ConnectionPool",
          "Okio Watchdog",
          "ForkJoinPool",
          "VirtualThread",
          "Read-Poller",
          "MasterPoller",
          "junit-jupiter-timeout",
          "Write-Poller",
          "process reaper",
          "Common-Cleaner",
          "CompletableFutureDelayScheduler",
          "Attach Listener",
          "Keep-Alive-Timer",
          "Cleaner-");

  private Set<Thread> before = Set.of();

  void note() {
    before = Set.copyOf(Thread.getAllStackTraces().keySet());
  }

  void assertNone() {
    Eventually.holds(() -> "threads left: " + stacks(), () -> left().isEmpty());
  }

  private String stacks() {
    return left().stream()
        .map(thread -> thread + Arrays.toString(thread.getStackTrace()))
        .collect(Collectors.joining("\n"));
  }

  private Set<Thread> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(thread -> SHARED.stream().noneMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }
}
