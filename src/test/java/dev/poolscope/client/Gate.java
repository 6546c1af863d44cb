package dev.poolscope.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/// A place in a script where it waits for the test.
final class Gate {
  private final CountDownLatch open = new CountDownLatch(1);

  void open() {
    open.countDown();
  }

  /// Waits until it is opened, or the server is closed.
  void pass() throws IOException {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  /// Waits until the server is closed.
  static void never() throws IOException {
    new Gate().pass();
  }
}
