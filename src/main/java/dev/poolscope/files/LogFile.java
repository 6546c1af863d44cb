package dev.poolscope.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The file for what libraries warn of while a run goes on, and for errors of the program. It
/// appears with the first line.
///
/// Threading: safe for use by any thread; guarded by this.
public final class LogFile extends Handler {
  /// The name under which the program itself logs.
  public static final String OWN = "dev.poolscope";

  /// In characters; more is dropped while the file cannot be written.
  private static final int MOST_KEPT = 1 << 20;

  /// Held, because the system keeps no logger that nobody refers to.
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger(OWN),
          Logger.getLogger("org.eclipse.jetty"),
          Logger.getLogger("okhttp3"),
          Logger.getLogger("oshi"));

  private final Path file;
  private final StringBuilder kept = new StringBuilder();
  private @Nullable Writer writer;
  private boolean closed;

  private LogFile(Path file) {
    this.file = file;
    setLevel(Level.WARNING);
  }

  /// From now on the program and its libraries log warnings and errors only.
  ///
  /// @param print whether on standard error; otherwise to an open log file, or nowhere
  public static void onlyWarnings(boolean print) {
    for (Logger logger : LOGGERS) {
      logger.setLevel(Level.WARNING);
      logger.setUseParentHandlers(print);
    }
  }

  /// Begins to collect warnings.
  public static LogFile open(Path file) {
    onlyWarnings(false);
    LogFile log = new LogFile(file);
    LOGGERS.forEach(logger -> logger.addHandler(log));
    return log;
  }

  @Override
  public synchronized void publish(LogRecord line) {
    if (!closed && isLoggable(line)) {
      if (kept.length() < MOST_KEPT) {
        kept.append(text(line));
      }
      write();
    }
  }

  /// Writes what is kept. Where that fails, as while the process has no file descriptor left, it is
  /// kept on: the last attempt is made when all that the run needed is closed.
  private void write() {
    try {
      if (writer == null) {
        writer = Files.newBufferedWriter(file);
      }
      writer.append(kept).flush();
      kept.setLength(0);
    } catch (IOException _) {
      // Kept. If it fails in the end too, the run's other files say what is wrong with the disk.
    }
  }

  private static String text(LogRecord line) {
    StringWriter text = new StringWriter();
    text.append(line.getInstant() + " " + line.getLevel() + " " + line.getLoggerName() + ": ");
    text.append(line.getMessage()).append(System.lineSeparator());
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }

  @Override
  public void flush() {
    // Every line is flushed at once: it may be the last one.
  }

  /// Ends collecting. Idempotent.
  @Override
  public void close() {
    LOGGERS.forEach(logger -> logger.removeHandler(this));
    synchronized (this) {
      closed = true;
      if (!kept.isEmpty()) {
        write();
      }
      try (Writer _ = writer) {
        writer = null;
      } catch (IOException _) {
        // As above: every line was flushed, or is lost for the same reason.
      }
    }
  }
}
