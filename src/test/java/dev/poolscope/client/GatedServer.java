package dev.poolscope.client;

import dev.poolscope.time.Soon;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A script that answers a request only when told to.
final class GatedServer implements RawServer.Script {
  private final Semaphore requests = new Semaphore(0);
  private final Semaphore answers = new Semaphore(0);

  /// Waits until one more request has been read.
  void awaitRequest() throws InterruptedException {
    if (!requests.tryAcquire(Soon.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("no request came");
    }
  }

  /// Lets that many requests be answered.
  void answer(int count) {
    answers.release(count);
  }

  @Override
  public void serve(RawConnection connection, int index) throws IOException {
    while (connection.request() != null) {
      requests.release();
      answers.acquireUninterruptibly();
      connection.send(RawConnection.OK);
    }
  }
}
