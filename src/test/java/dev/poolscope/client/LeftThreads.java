package dev.poolscope.client;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds platform threads that a test has left behind. Those of the JDK and those that OkHttp
/// shares among all clients are not the test's. While one of OkHttp's waits for its next task,
/// which may be minutes away, it still bears the name of its last one.
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
    Soon.holds(() -> "threads left: " + stacks(), () -> left().isEmpty());
    Soon.holds(() -> "virtual threads left: " + virtual(), () -> virtual().isEmpty());
  }

  /// Virtual threads that run code of the client, as text; only a dump knows them.
  private static List<String> virtual() {
    try {
      Path directory = Files.createTempDirectory("threads");
      Path dump = directory.resolve("dump.txt");
      try {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return Arrays.stream(Files.readString(dump).split("\n\n"))
            .filter(thread -> thread.lines().findFirst().orElse("").contains("\" virtual"))
            .filter(thread -> thread.contains("dev.poolscope.client."))
            .toList();
      } finally {
        Files.deleteIfExists(dump);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean waitsForTasks(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals("okhttp3.internal.concurrent.TaskRunner")
                    && frame.getMethodName().equals("awaitTaskToRun"));
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
        .filter(thread -> !waitsForTasks(thread))
        .collect(Collectors.toSet());
  }
}
