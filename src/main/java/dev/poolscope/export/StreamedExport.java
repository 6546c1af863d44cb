package dev.poolscope.export;

import dev.poolscope.files.AtomicFiles;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One file that is written while a run's events are folded, so that memory does not grow with the
/// length of the run. It appears under its name only when it is complete.
///
/// Threading: confined to one thread.
abstract class StreamedExport implements RunListener, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final OutputStream out;
  private boolean complete;

  StreamedExport(Path file) throws IOException {
    this.file = file;
    this.out = new BufferedOutputStream(Files.newOutputStream(AtomicFiles.partial(file)), BUFFER);
  }

  /// Where the bytes go.
  final OutputStream out() {
    return out;
  }

  /// Writes what stands behind the last row.
  ///
  /// @param report what the run amounts to
  abstract void end(RunReport report) throws IOException;

  /// Marks that the stream has ended and all rows are in, so that [#close] puts the file in its
  /// place.
  final void complete(RunReport report) throws IOException {
    end(report);
    out.flush();
    complete = true;
  }

  @Override
  public final void close() {
    try {
      try {
        out.close();
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
}
