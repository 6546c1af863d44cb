package dev.poolscope.client;

import java.io.IOException;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Request bodies of a given size.
final class RequestBodies {
  private static final byte[] CHUNK = new byte[8192];

  static {
    Arrays.fill(CHUNK, (byte) 'p');
  }

  private RequestBodies() {}

  /// The body of a request, or null where its method has none.
  static @Nullable RequestBody of(String method, long bytes, boolean replayable) {
    boolean required =
        switch (method) {
          case "POST", "PUT", "PATCH" -> true;
          default -> false;
        };
    if (bytes == 0 && !required) {
      return null;
    }
    return new FilledBody(bytes, replayable);
  }

  private static final class FilledBody extends RequestBody {
    private final long size;
    private final boolean replayable;

    FilledBody(long size, boolean replayable) {
      this.size = size;
      this.replayable = replayable;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return size;
    }

    @Override
    public boolean isOneShot() {
      return !replayable;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      for (long left = size; left > 0; left -= CHUNK.length) {
        sink.write(CHUNK, 0, (int) Math.min(left, CHUNK.length));
      }
    }
  }
}
