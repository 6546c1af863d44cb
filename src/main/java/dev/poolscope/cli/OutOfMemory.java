package dev.poolscope.cli;

import dev.poolscope.units.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Ends the process when its memory is used up. Whatever goes on then needs memory too, also to end
/// in order, so nothing is completed: a run's files are as after a kill, and can be read.
///
/// Many errors of memory reach nobody, because a library catches them or tries again. So a thread
/// looks by itself whether there is any left. What it has to say is made beforehand.
///
/// Threading: safe for use by any thread.
public final class OutOfMemory implements Thread.UncaughtExceptionHandler {
  private static final long MIB = 1 << 20;
  private static final long LOOK_EVERY_MILLIS = 100;

  /// The share of the heap below which it is tried whether a piece of it can still be had. What is
  /// free may be less than what a collection would free.
  private static final int LITTLE = 16;

  private static final int PIECE = 64;
  private static final byte[] NOTHING = {};
  private static final OutOfMemory GUARD = new OutOfMemory();

  private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
  private final long most = Runtime.getRuntime().maxMemory();
  private volatile byte[] heapIsFull = line("", heapText());
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread watcher;

  /// The piece that was tried. A field, or the compiler may leave it out.
  volatile byte[] piece = NOTHING;

  private OutOfMemory() {}

  /// From now on memory that runs out ends the process with exit code 3 and one message.
  public static void guard() {
    GUARD.watcher = Thread.ofPlatform().name("poolscope-memory").daemon(true).start(GUARD::watch);
    Thread.setDefaultUncaughtExceptionHandler(GUARD);
  }

  /// Has the message tell of a run.
  ///
  /// @param run its directory
  /// @param interactive whether messages go to a terminal, where this one replaces the line of
  ///   progress
  static void tellsOf(Path run, boolean interactive) {
    String text =
        GUARD.heapText()
            + ", or let fewer requests be in flight (maxInFlight or rate of the load). What was"
            + " recorded before can be exported: poolscope export "
            + run
            + " --format csv";
    GUARD.heapIsFull = line(interactive ? Console.FREE_LINE : "", text);
  }

  /// Takes errors of memory; whatever else a thread throws is printed, as without this handler.
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      failure = thrown;
      awaitEnd();
    } else if (failure == null) {
      System.err.print("Exception in thread \"" + thread.getName() + "\" ");
      thrown.printStackTrace();
    }
  }

  /// Keeps the thread, which may be the last one: without it the process would end otherwise.
  private void awaitEnd() {
    Thread ending = watcher;
    if (ending != null) {
      try {
        ending.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void watch() {
    Throwable thrown;
    try {
      // Loads what it takes to write.
      err.write(NOTHING);
      thrown = awaitFailure();
    } catch (IOException | InterruptedException _) {
      return;
    } catch (OutOfMemoryError e) {
      thrown = e;
    }
    try {
      err.write(text(thrown));
    } catch (IOException _) {
      // Nobody listens; the exit code says it too.
    } finally {
      Runtime.getRuntime().halt(ExitCodes.MACHINE);
    }
  }

  private synchronized Throwable awaitFailure() throws InterruptedException {
    Throwable thrown;
    while ((thrown = failure) == null) {
      wait(LOOK_EVERY_MILLIS);
      if (left() < most / LITTLE) {
        piece = new byte[(int) Math.min(most / PIECE, MIB)];
        piece = NOTHING;
      }
    }
    return thrown;
  }

  private long left() {
    Runtime runtime = Runtime.getRuntime();
    return most - runtime.totalMemory() + runtime.freeMemory();
  }

  private byte[] text(Throwable thrown) {
    try {
      String message = String.valueOf(thrown.getMessage());
      return message.startsWith("Java heap") || message.startsWith("GC overhead")
          ? heapIsFull
          : line("", otherText(message));
    } catch (OutOfMemoryError _) {
      // Then it is the heap as well.
      return heapIsFull;
    }
  }

  private String heapText() {
    long mib = most / MIB;
    return "out of memory: Java's heap of "
        + mib
        + " MiB is full; allow more: JAVA_TOOL_OPTIONS=-Xmx"
        + 4 * Long.highestOneBit(mib - 1)
        + "m";
  }

  private static String otherText(String message) {
    return "out of memory: "
        + message
        + "; raise the limit that this names, or let fewer requests be in flight";
  }

  private static byte[] line(String before, String text) {
    String line = before + "poolscope: " + Texts.visible(text) + System.lineSeparator();
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
