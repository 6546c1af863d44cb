package dev.poolscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// What OkHttp costs by itself: workers on virtual threads, each sending its next request after the
/// last one ended; no listener, no dispatcher, nothing recorded.
///
/// Arguments: the URL, how many workers, and at which seconds from the start it prints what it did
/// up to then; it ends with the last of these.
public final class BareLoop {
  private static final int END_SECONDS = 10;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final LongAdder ok = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final OkHttpClient client;
  private final Request request;
  private volatile boolean isEnding;

  private BareLoop(String url, int workers) {
    request = new Request.Builder().url(url).build();
    client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(workers, 5, TimeUnit.MINUTES))
            .build();
  }

  /// Runs the loop. Exit code 1 if a request failed.
  public static void main(String[] arguments) throws InterruptedException {
    int workers = Integer.parseInt(arguments[1]);
    BareLoop loop = new BareLoop(arguments[0], workers);
    CountDownLatch ended = new CountDownLatch(workers);
    long start = System.nanoTime();
    for (int i = 0; i < workers; i++) {
      Thread.startVirtualThread(
          () -> {
            loop.work();
            ended.countDown();
          });
    }
    for (int i = 2; i < arguments.length; i++) {
      long at = start + Math.round(Double.parseDouble(arguments[i]) * 1e9);
      TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
      loop.print((System.nanoTime() - start) / 1e9);
    }
    loop.isEnding = true;
    boolean isQuiet = ended.await(END_SECONDS, TimeUnit.SECONDS);
    System.exit(isQuiet && loop.failed.sum() == 0 ? 0 : 1);
  }

  private void work() {
    while (!isEnding) {
      (isAnswered() ? ok : failed).increment();
    }
  }

  private boolean isAnswered() {
    try (Response response = client.newCall(request).execute()) {
      return response.body().bytes().length == 10;
    } catch (IOException _) {
      return false;
    }
  }

  private void print(double seconds) {
    System.out.printf(
        Locale.ROOT,
        "seconds=%.3f requests=%d failed=%d cpu=%.3f%n",
        seconds,
        ok.sum(),
        failed.sum(),
        system.getProcessCpuTime() / 1e9);
  }
}
