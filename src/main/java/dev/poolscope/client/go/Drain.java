package dev.poolscope.client.go;

import dev.poolscope.client.ResponseRules;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/// Reads on in a body that its caller has closed before its end, as Go does since 1.27: where the
/// end comes within [#MOST_BYTES] and [#MOST_NANOS], the connection may serve other requests,
/// otherwise it is closed. The caller does not wait for it.
///
/// What the reference (section 12) leaves open follows `readLoop` and `maybeDrainBody` in
/// `net/http/transport.go` of Go 1.27, which ask for the declared length of the whole body, also
/// where some of it has been read, but count from the close on what they read themselves. While
/// they read, nobody looks at the request's context, and the timer of `http.Client.Timeout` is
/// stopped as soon as the caller's close returns: a deadline that comes then changes nothing.
///
/// Threading: made and run by the connection's thread.
final class Drain {
  /// How much is read on at most.
  static final long MOST_BYTES = 256 << 10;

  /// How long it may take, from the close.
  static final long MOST_NANOS = 50_000_000;

  private static final int READ_BYTES = 8192;

  private final Attempt attempt;
  private final Response response;
  private final Scheduler.Timer timer;

  /// A drain whose time begins now.
  ///
  /// @param timer ends the connection when the time is over
  Drain(Attempt attempt, Response response, Scheduler.Timer timer) {
    this.attempt = attempt;
    this.response = response;
    this.timer = timer;
  }

  /// Whether Go tries it with a response: not where more is declared than it would read.
  static boolean isTriedWith(Response response) {
    return ResponseRules.contentLength(response) <= MOST_BYTES;
  }

  /// Reads to the end of the body or to the limit, and settles what becomes of the connection.
  void run() {
    boolean atTheEnd = readsToTheEnd();
    timer.cancel();
    if (atTheEnd) {
      response.close();
      attempt.drained();
    } else {
      attempt.close(response);
    }
  }

  private boolean readsToTheEnd() {
    BufferedSource source = response.body().source();
    Buffer trash = new Buffer();
    long left = MOST_BYTES + 1;
    try {
      while (left > 0) {
        long n = source.read(trash, Math.min(READ_BYTES, left));
        if (n < 0) {
          return true;
        }
        left -= n;
        trash.clear();
      }
    } catch (IOException _) {
      // The connection broke, or its time is over; it is of no use either way.
    }
    return false;
  }
}
