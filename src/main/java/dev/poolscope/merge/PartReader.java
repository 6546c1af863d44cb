package dev.poolscope.merge;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.Renumbering;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The events of one part as those of the whole, one behind the other. What only one process can
/// say of itself, or the whole says once, is passed over: the sockets of the operating system, the
/// end of the load phase and of the run, and changes that every part was told.
///
/// Threading: confined to one thread.
final class PartReader implements AutoCloseable {
  private final EventLogReader reader;
  private final Renumbering numbers;
  private final long shiftNanos;
  private final long wholeEndNanos;
  private final boolean isFirst;
  private boolean isAfterWindow;
  private @Nullable TraceEntry next;

  /// @param shiftNanos how much later than the whole the part began
  /// @param wholeEndNanos when the load phase of the whole ends; what a part clears up comes behind
  /// @param isFirst whether it is the one whose changes are told
  PartReader(
      EventLogReader reader,
      Renumbering numbers,
      long shiftNanos,
      long wholeEndNanos,
      boolean isFirst)
      throws IOException {
    this.reader = reader;
    this.numbers = numbers;
    this.shiftNanos = shiftNanos;
    this.wholeEndNanos = wholeEndNanos;
    this.isFirst = isFirst;
    advance();
  }

  /// The next entry, its sequence number without meaning; null at the end.
  @Nullable TraceEntry peek() {
    return next;
  }

  /// Goes on to the one behind.
  void advance() throws IOException {
    next = null;
    for (TraceEntry entry = reader.next(); entry != null; entry = reader.next()) {
      if (entry.event() instanceof PoolEvent.WindowEnded) {
        isAfterWindow = true;
      }
      if (isOfTheWhole(entry.event())) {
        long at = entry.tNanos() + shiftNanos;
        next =
            new TraceEntry(
                0, isAfterWindow ? Math.max(at, wholeEndNanos) : at, numbers.of(entry.event()));
        return;
      }
    }
  }

  private boolean isOfTheWhole(PoolEvent event) {
    return switch (event) {
      case PoolEvent.WindowEnded _,
          PoolEvent.RunEnded _,
          PoolEvent.KernelSampled _,
          PoolEvent.SocketsCompared _ ->
          false;
      case PoolEvent.ChangeApplied _ -> isFirst;
      default -> true;
    };
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
