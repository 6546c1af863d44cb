package dev.poolscope.cli;

import java.util.concurrent.CountDownLatch;

/// A process in which one thread throws. Arguments: which (main, platform or virtual), and the
/// message of an error of memory, or bug.
final class OutOfMemoryMain {
  private OutOfMemoryMain() {}

  public static void main(String... args) throws InterruptedException {
    OutOfMemory.guard();
    Runnable throwing = () -> fail(args[1]);
    switch (args[0]) {
      case "platform" -> Thread.ofPlatform().start(throwing);
      case "virtual" -> Thread.ofVirtual().start(throwing);
      default -> throwing.run();
    }
    new CountDownLatch(1).await();
  }

  private static void fail(String message) {
    if (message.equals("bug")) {
      throw new IllegalStateException(message);
    }
    throw new OutOfMemoryError(message);
  }
}
