package dev.poolscope.ui.fx;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Finds what keeps the application thread from answering and cannot be laid to a slow machine.
///
/// It puts a ping into the thread's queue again and again. While one is waiting, it looks at the
/// thread. Two things are offences of an event that the program handles, told with the thread's
/// stack of that moment:
///
/// - The thread waits: it is parked, blocked on a monitor, or reads or writes a file or socket, in
///   [#MOST_LOOKS] looks one after another.
/// - The thread takes more than [#MOST_NANOS] of processor time.
///
/// Neither is a time on the wall: while the thread is ready to run but is not given a processor
/// it takes no processor time, and a watchdog that is not given one does not look. While the thread
/// waits for the painting thread the processor time of that one counts in its place.
///
/// What JavaFX does by itself between the program's methods is no offence, nor is loading classes.
///
/// Threading: begun and ended on any thread; looks on a thread of its own.
public final class Watchdog {
  /// The most processor time that one event may take.
  static final long MOST_NANOS = 1_000_000_000;

  /// In how many looks one after another an event may be seen waiting.
  static final int MOST_LOOKS = 20;
  private static final long LOOK_NANOS = 5_000_000;
  private static final int STACK_LINES = 60;
  private static final List<String> PAINTING =
      List.of(
          "runWithRenderLock",
          "waitForSynchronization",
          "waitForRenderingToComplete",
          "renderToImage");
  private static final List<String> READING_OR_WRITING =
      List.of("java.io.", "java.net.", "sun.nio.", "java.lang.Process");
  private static final List<String> LOADING =
      List.of("java.lang.ClassLoader", "jdk.internal.loader.");

  /// What all calls come through, which tells nothing of them.
  private static final List<String> THROUGH =
      List.of("dev.poolscope.ui.fx.", "dev.poolscope.ui.shell.Action");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<String> excused;
  private final AtomicInteger looks = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> offences = new ConcurrentLinkedQueue<>();
  private final Thread watched;
  private final Thread painter;
  private final Thread looking = new Thread(this::look, "watchdog");
  private volatile boolean isAnswered = true;
  private volatile boolean isClosed;
  private String entry = "";
  private int waitingLooks;
  private long owedNanos;
  private long watchedCpu;
  private long painterCpu;

  /// Begins to watch.
  ///
  /// @param watched the application thread
  /// @param excused methods, as `Class.method`, within which nothing is an offence
  public Watchdog(Thread watched, List<String> excused) {
    this.watched = watched;
    this.excused = List.copyOf(excused);
    this.painter =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
            .findFirst()
            .orElse(watched);
    looking.setDaemon(true);
    looking.start();
  }

  /// Ends the watch.
  ///
  /// @return what held up the thread; empty if nothing did
  public List<String> end() throws InterruptedException {
    isClosed = true;
    looking.join();
    return offences();
  }

  /// How often it has looked at a thread that did not answer at once.
  int looks() {
    return looks.get();
  }

  /// What was found by now.
  List<String> offences() {
    return List.copyOf(offences);
  }

  private void look() {
    while (!isClosed) {
      if (isAnswered) {
        ping();
      }
      LockSupport.parkNanos(LOOK_NANOS);
      if (!isAnswered) {
        addUp(threads.getThreadInfo(new long[] {watched.threadId()}, false, false)[0]);
      }
    }
  }

  private void ping() {
    isAnswered = false;
    begin("");
    watchedCpu = cpu(watched);
    painterCpu = cpu(painter);
    Platform.runLater(() -> isAnswered = true);
  }

  private void begin(String entry) {
    this.entry = entry;
    waitingLooks = 0;
    owedNanos = 0;
  }

  private void addUp(ThreadInfo seen) {
    long watchedNow = cpu(watched);
    long painterNow = cpu(painter);
    StackTraceElement[] stack = currentEvent(seen.getStackTrace());
    String entered = entry(stack);
    if (!entered.equals(entry)) {
      begin(entered);
    }
    if (!entered.isEmpty() && !isExcused(stack)) {
      boolean isPainting = isAnyIn(stack, PAINTING);
      long nanos = isPainting ? painterNow - painterCpu : watchedNow - watchedCpu;
      waitingLooks = !isPainting && isWaiting(seen.getThreadState(), stack) ? waitingLooks + 1 : 0;
      if (waitingLooks == MOST_LOOKS) {
        offences.add(told("waits (" + seen.getThreadState() + ")", stack));
      }
      if (owedNanos <= MOST_NANOS && owedNanos + nanos > MOST_NANOS) {
        offences.add(told("has been busy with one event for more than a second", stack));
      }
      owedNanos += nanos;
    }
    watchedCpu = watchedNow;
    painterCpu = painterNow;
    looks.incrementAndGet();
  }

  /// The calls of the event that is being handled; those of a dialog that waits for its answer
  /// are not among them, as it lets further events be handled.
  private static StackTraceElement[] currentEvent(StackTraceElement[] stack) {
    for (int i = 0; i < stack.length; i++) {
      if (stack[i].getClassName().endsWith("NestedRunnableProcessor")) {
        return Arrays.copyOf(stack, i);
      }
    }
    return stack;
  }

  /// The program's method that JavaFX has called; empty if there is none.
  private static String entry(StackTraceElement[] stack) {
    String through = "";
    for (int i = stack.length - 1; i >= 0; i--) {
      String type = stack[i].getClassName();
      if (type.startsWith("dev.poolscope.")) {
        String method = type + "." + stack[i].getMethodName();
        if (THROUGH.stream().noneMatch(type::startsWith)) {
          return method;
        }
        through = through.isEmpty() ? method : through;
      }
    }
    return through;
  }

  private static boolean isWaiting(Thread.State state, StackTraceElement[] stack) {
    boolean isReadingOrWriting =
        stack[0].isNativeMethod()
            && READING_OR_WRITING.stream().anyMatch(stack[0].getClassName()::startsWith);
    return (state != Thread.State.RUNNABLE || isReadingOrWriting)
        && Arrays.stream(stack)
            .map(StackTraceElement::getClassName)
            .noneMatch(type -> LOADING.stream().anyMatch(type::startsWith));
  }

  private long cpu(Thread thread) {
    return Math.max(0, threads.getThreadCpuTime(thread.threadId()));
  }

  private boolean isExcused(StackTraceElement[] stack) {
    return isAnyIn(stack, excused);
  }

  private static boolean isAnyIn(StackTraceElement[] stack, List<String> methods) {
    return Arrays.stream(stack)
        .map(line -> line.getClassName() + "." + line.getMethodName())
        .anyMatch(line -> methods.stream().anyMatch(line::contains));
  }

  private static String told(String what, StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(STACK_LINES)
        .map(line -> "  at " + line)
        .collect(Collectors.joining("\n", "the application thread " + what + ":\n", "\n"));
  }
}
