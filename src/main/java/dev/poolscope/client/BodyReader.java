package dev.poolscope.client;

import dev.poolscope.experiment.BodyHandling;
import java.io.IOException;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/// Handles a response body the way the transport's settings say.
///
/// Threading: confined to the request's thread.
public final class BodyReader {
  private static final int READ_BYTES = 8192;

  private final Response response;
  private long bytesRead;
  private boolean toTheEnd;

  public BodyReader(Response response) {
    this.response = response;
  }

  /// Body bytes handed to the caller.
  public long bytesRead() {
    return bytesRead;
  }

  /// Whether the caller got the whole body.
  public boolean reachedTheEnd() {
    return toTheEnd;
  }

  /// Reads as much as the handling asks for: all, half of it (at least one byte), or nothing.
  public void read(BodyHandling handling) throws IOException {
    long announced = ResponseRules.contentLength(response);
    long wanted =
        switch (handling) {
          case FULL -> Long.MAX_VALUE;
          case PARTIAL -> Math.max(1, announced / 2);
          case CLOSE, LEAVE -> 0;
        };
    BufferedSource source = response.body().source();
    Buffer scratch = new Buffer();
    while (bytesRead < wanted) {
      long n = source.read(scratch, Math.min(READ_BYTES, wanted - bytesRead));
      if (n < 0) {
        toTheEnd = true;
        return;
      }
      bytesRead += n;
      scratch.clear();
    }
    toTheEnd = bytesRead == announced;
  }
}
