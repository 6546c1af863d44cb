package dev.poolscope.bench;

/// Keeps one core busy until whoever started it has ended, or ends it.
final class BusyCore {
  private static final int LOOPS = 50_000_000;

  private BusyCore() {}

  /// Computes for as long as the parent process lives.
  public static void main(String[] arguments) {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    System.out.println("busy");
    double sum = 0;
    while (parent.isAlive()) {
      for (int i = 1; i <= LOOPS; i++) {
        sum += 1.0 / i;
      }
    }
    System.out.println(sum);
  }
}
