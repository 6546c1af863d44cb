package dev.poolscope.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Finds what keeps the application thread from answering for longer than it may.
///
/// It puts a ping into the thread's queue again and again. While one is waiting, it adds up
/// what the program owes: the processor time that the thread takes in the program's methods,
/// and the time that it spends waiting, be it for a lock or a disk. Longer than [#MOST_NANOS]
/// is an offence, told with the thread's stack of that moment.
///
/// The time on the wall would be no measure, since on a busy machine the thread may not be
/// given a processor. It is not blamed for that: while it is ready to run but does not run it
/// takes no processor time; of a wait no more is counted between two looks than the time for
/// which the watchdog wanted to sleep, however late it was woken itself; and while it waits
/// for the painting thread the processor time of that one counts in its place. Collections of
/// garbage stop the thread without using it, and do not count either.
///
/// Two things are not counted. What JavaFX does by itself between the program's methods: it
/// styles and lays out all that was put into the window in one piece, which cannot be
/// divided. And the first time in a process that one of the program's methods is entered from
/// JavaFX, if it does not wait: classes are loaded then and nothing is compiled yet. A second
/// time is an offence.
///
/// Threading: begun and ended on any thread; looks on a thread of its own.
final class Watchdog {
  static final long MOST_NANOS = 50_000_000;
  private static final int LOOK_MILLIS = 5;
  private static final int STACK_LINES = 60;
  private static final Set<String> PAINTING =
      Set.of(
          "runWithRenderLock",
          "waitForSynchronization",
          "waitForRenderingToComplete",
          "renderToImage");

  /// What all calls come through, which tells nothing of them.
  private static final List<String> THROUGH =
      List.of("dev.poolscope.ui.fx.", "dev.poolscope.ui.shell.Action");

  private static final Set<String> ENTERED_BEFORE = ConcurrentHashMap.newKeySet();

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<String> excused;
  private final ConcurrentLinkedQueue<String> offences = new ConcurrentLinkedQueue<>();
  private final Thread watched;
  private final Thread painter;
  private final Thread looking = new Thread(this::look, "watchdog");
  private volatile boolean isAnswered = true;
  private volatile boolean isClosed;
  private long owedNanos;
  private long watchedCpu;
  private long painterCpu;

  /// Begins to watch.
  ///
  /// @param watched the application thread
  /// @param excused methods, as `Class.method`, within which nothing is an offence
  Watchdog(Thread watched, List<String> excused) {
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
  /// @return what blocked the thread; empty if nothing did
  List<String> end() throws InterruptedException {
    isClosed = true;
    looking.join();
    return List.copyOf(offences);
  }

  private void look() {
    while (!isClosed) {
      if (isAnswered) {
        ping();
      }
      pause();
      if (!isAnswered) {
        addUp();
      }
    }
  }

  private void ping() {
    isAnswered = false;
    owedNanos = 0;
    watchedCpu = cpu(watched);
    painterCpu = cpu(painter);
    Platform.runLater(() -> isAnswered = true);
  }

  private void addUp() {
    long before = owedNanos;
    long watchedNow = cpu(watched);
    long painterNow = cpu(painter);
    StackTraceElement[] stack = currentEvent(watched.getStackTrace());
    String entry = entry(stack);
    boolean waits = watched.getState() != Thread.State.RUNNABLE && !isAtQueue(stack);
    if (waits) {
      owedNanos += isPainting(stack) ? painterNow - painterCpu : LOOK_MILLIS * 1_000_000L;
    } else if (!entry.isEmpty()) {
      owedNanos += watchedNow - watchedCpu;
    }
    watchedCpu = watchedNow;
    painterCpu = painterNow;
    if (before <= MOST_NANOS && owedNanos > MOST_NANOS && !isExcused(stack)) {
      boolean isFirst = ENTERED_BEFORE.add(entry);
      if (!isFirst || (waits && !isPainting(stack))) {
        offences.add(told(stack));
      }
    }
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
    for (int i = stack.length - 1; i >= 0; i--) {
      String type = stack[i].getClassName();
      if (type.startsWith("dev.poolscope.") && THROUGH.stream().noneMatch(type::startsWith)) {
        return type + "." + stack[i].getMethodName();
      }
    }
    return "";
  }

  private long cpu(Thread thread) {
    return Math.max(0, threads.getThreadCpuTime(thread.threadId()));
  }

  private static void pause() {
    LockSupport.parkNanos(LOOK_MILLIS * 1_000_000L);
  }

  /// Whether it waits for something to do.
  private static boolean isAtQueue(StackTraceElement[] stack) {
    return stack.length > 0 && stack[stack.length - 1].getMethodName().equals("take");
  }

  private static boolean isPainting(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(line -> PAINTING.contains(line.getMethodName()));
  }

  private boolean isExcused(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .map(line -> line.getClassName() + "." + line.getMethodName())
        .anyMatch(method -> excused.stream().anyMatch(method::contains));
  }

  private static String told(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .limit(STACK_LINES)
        .map(line -> "  at " + line)
        .collect(Collectors.joining("\n", "application thread blocked longer than 50 ms:\n", "\n"));
  }
}
