package dev.poolscope.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/// Writes a body of any size from one shared block of text, a block at a time, as fast as the
/// client takes it.
///
/// Threading: one writer belongs to one response.
final class BodyWriter extends IteratingCallback {
  /// The size of a block, and of the largest piece given to the socket.
  static final int BLOCK_BYTES = 64 * 1024;

  private static final ByteBuffer BLOCK = block();

  private final Response response;
  private final Callback whenWritten;
  private final boolean separateEnd;
  private long left;
  private boolean ended;

  /// @param bytes how much to write
  /// @param end how the response goes on behind these bytes
  BodyWriter(Response response, long bytes, End end, Callback whenWritten) {
    this.response = response;
    this.whenWritten = whenWritten;
    left = bytes;
    separateEnd = end == End.OWN_WRITE;
    ended = end == End.NONE;
  }

  /// How a response goes on behind the bytes written.
  enum End {
    /// It does not end: more would have to come.
    NONE,
    /// The last bytes are known to be the last, so a `Content-Length` fits.
    WITH_LAST_BYTES,
    /// The end is told apart from the last bytes, which makes Jetty send chunks.
    OWN_WRITE
  }

  /// The first bytes of the pattern that every body consists of, at most a block.
  static ByteBuffer pattern(int bytes) {
    return BLOCK.slice(0, bytes);
  }

  @Override
  protected Action process() {
    if (left > 0) {
      int size = (int) Math.min(left, BLOCK_BYTES);
      left -= size;
      boolean last = left == 0 && !separateEnd && !ended;
      ended |= last;
      response.write(last, pattern(size), this);
      return Action.SCHEDULED;
    }
    if (!ended) {
      ended = true;
      response.write(true, BufferUtil.EMPTY_BUFFER, this);
      return Action.SCHEDULED;
    }
    return Action.SUCCEEDED;
  }

  @Override
  protected void onCompleteSuccess() {
    whenWritten.succeeded();
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    whenWritten.failed(cause);
  }

  private static ByteBuffer block() {
    String line = "Poolscope sample body: a line of exactly sixty-four characters.\n";
    byte[] text = line.repeat(BLOCK_BYTES / line.length()).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(text.length).put(text).flip().asReadOnlyBuffer();
  }
}
