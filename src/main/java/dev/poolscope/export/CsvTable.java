package dev.poolscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.report.TableColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// One CSV file: RFC 4180, a header row, UTF-8. It appears under its name only when it is complete.
/// Rows become text on another thread, so that several files are written while the next events are
/// read; the thread that adds rows waits when it is too far ahead.
///
/// Threading: confined to one thread.
final class CsvTable<T> implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1 << 10;
  private static final int MOST_AHEAD = 8;
  private static final Executor WRITERS = Thread::startVirtualThread;

  private final Path file;
  private final List<TableColumn<T>> columns;
  private final CsvWriter writer;
  private final Semaphore ahead = new Semaphore(MOST_AHEAD);
  private List<T> rows = new ArrayList<>(ROWS_AT_ONCE);
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
  private boolean complete;

  CsvTable(Path file, List<TableColumn<T>> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    this.writer = CsvWriter.builder().build(AtomicFiles.partial(file));
    writer.writeRecord(columns.stream().map(TableColumn::name).toList());
  }

  /// Adds a row, which must not change any more.
  ///
  /// @throws UncheckedIOException if it, or a row before it, cannot be written
  void row(T row) {
    rows.add(row);
    if (rows.size() == ROWS_AT_ONCE) {
      handOver();
    }
  }

  /// Marks that all rows are in, so that [#close] puts the file in its place.
  ///
  /// @throws UncheckedIOException if a row cannot be written
  void complete() {
    handOver();
    awaitWritten();
    complete = true;
  }

  @Override
  public void close() {
    ahead.acquireUninterruptibly(MOST_AHEAD);
    try {
      try {
        writer.close();
        if (complete) {
          AtomicFiles.finish(file);
        }
      } finally {
        Files.deleteIfExists(AtomicFiles.partial(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handOver() {
    if (written.isCompletedExceptionally()) {
      awaitWritten();
    }
    List<T> batch = rows;
    rows = new ArrayList<>(ROWS_AT_ONCE);
    ahead.acquireUninterruptibly();
    written =
        written.thenRunAsync(() -> write(batch), WRITERS).whenComplete((_, _) -> ahead.release());
  }

  private void write(List<T> batch) {
    String[] cells = new String[columns.size()];
    for (T row : batch) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = columns.get(i).text(row);
      }
      writer.writeRecord(cells);
    }
  }

  private void awaitWritten() {
    try {
      written.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
