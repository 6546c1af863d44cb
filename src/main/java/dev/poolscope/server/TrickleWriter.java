package dev.poolscope.server;

import dev.poolscope.experiment.Sample;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/// Writes the head of a response at once and its body in small pieces, evenly over a time, the last
/// of them at its end.
///
/// Threading: one writer belongs to one response; runs once for each piece, on any thread.
final class TrickleWriter implements Runnable {
  /// The time between two pieces, where the body has enough bytes for so many.
  private static final long PACE_NANOS = 5_000_000;

  private final Response response;
  private final long bytes;
  private final BodyWriter.End end;
  private final HeldBack heldBack;
  private final Callback whenWritten;
  private final long pieces;
  private final long paceNanos;
  private long written;

  /// Pieces that have begun to be written.
  private long begun;

  /// @param sample with a body of at least one byte
  /// @param end how the response goes on behind the body
  /// @param heldBack where the next piece waits
  TrickleWriter(
      Response response,
      Sample sample,
      BodyWriter.End end,
      HeldBack heldBack,
      Callback whenWritten) {
    this.response = response;
    this.bytes = sample.bodyBytes();
    this.end = end;
    this.heldBack = heldBack;
    this.whenWritten = whenWritten;
    long nanos = sample.bodyDuration().toNanos();
    pieces = Math.clamp(nanos / PACE_NANOS, 1, bytes);
    paceNanos = Math.ceilDiv(nanos, pieces);
  }

  /// Writes the head, and the body as time goes by.
  void start() {
    response.write(false, BufferUtil.EMPTY_BUFFER, then(this::waitForNext));
  }

  /// Writes the next piece.
  @Override
  public void run() {
    begun++;
    long piece = bytes * begun / pieces - written;
    written += piece;
    if (begun == pieces) {
      new BodyWriter(response, piece, end, whenWritten).iterate();
    } else {
      new BodyWriter(response, piece, BodyWriter.End.NONE, then(this::waitForNext)).iterate();
    }
  }

  private void waitForNext() {
    heldBack.after(paceNanos, this);
  }

  private Callback then(Runnable next) {
    return Callback.from(InvocationType.NON_BLOCKING, next, whenWritten::failed);
  }
}
