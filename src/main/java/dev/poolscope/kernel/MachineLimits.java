package dev.poolscope.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the operating system lets this process have. Where it does not say (it is read as Linux
/// tells it, under `/proc`), there is as much as anybody could want.
///
/// Threading: immutable.
///
/// @param openFiles how many files and sockets it may have open at a time
/// @param filesInUse how many it has open already
/// @param firstPort the lowest ephemeral port, from which client sockets get theirs
/// @param lastPort the highest one
/// @param reusesTimeWaitHere whether a connection over loopback may take the port of one that has
///   been in TIME_WAIT for a second
/// @param reusesTimeWait the same for all connections
public record MachineLimits(
    long openFiles,
    long filesInUse,
    int firstPort,
    int lastPort,
    boolean reusesTimeWaitHere,
    boolean reusesTimeWait) {
  /// No limits that are known, but for the number of ports that there can be.
  public static final MachineLimits UNKNOWN =
      new MachineLimits(Long.MAX_VALUE, 0, 1024, 65_535, true, true);

  /// More than any of the files has.
  private static final int MOST_BYTES = 1 << 14;

  private static final Path PROCESS = Path.of("/proc/self");
  private static final Path IPV4 = Path.of("/proc/sys/net/ipv4");
  private static final Pattern OPEN_FILES =
      Pattern.compile("^Max open files +([0-9]+) ", Pattern.MULTILINE);
  private static final Pattern RANGE = Pattern.compile("([0-9]+)\\s+([0-9]+)");

  /// Those of this machine and process, as they are now.
  public static MachineLimits now() {
    return parse(
            text(PROCESS.resolve("limits")),
            text(IPV4.resolve("ip_local_port_range")),
            text(IPV4.resolve("tcp_tw_reuse")))
        .with(openNow());
  }

  /// Those of this machine and process without the files in use, read once: they stay as they are.
  public static MachineLimits fixed() {
    return Held.LIMITS;
  }

  private static final class Held {
    static final MachineLimits LIMITS = now().with(0);
  }

  /// The same from the texts of Linux's files; what is not in them is not limited.
  ///
  /// @param limits of `/proc/self/limits`
  /// @param portRange of `ip_local_port_range`
  /// @param reuse of `tcp_tw_reuse`: 0 for never, 1 for all connections, 2 for those over loopback
  static MachineLimits parse(String limits, String portRange, String reuse) {
    Matcher files = OPEN_FILES.matcher(limits);
    Matcher range = RANGE.matcher(portRange);
    boolean hasRange = range.find();
    String mode = reuse.strip();
    return new MachineLimits(
        files.find() ? Long.parseLong(files.group(1)) : UNKNOWN.openFiles,
        0,
        hasRange ? Integer.parseInt(range.group(1)) : UNKNOWN.firstPort,
        hasRange ? Integer.parseInt(range.group(2)) : UNKNOWN.lastPort,
        !mode.equals("0"),
        mode.equals("1") || mode.isEmpty());
  }

  /// How many ephemeral ports there are.
  public int ports() {
    return Math.max(0, lastPort - firstPort + 1);
  }

  private MachineLimits with(long inUse) {
    return new MachineLimits(
        openFiles, inUse, firstPort, lastPort, reusesTimeWaitHere, reusesTimeWait);
  }

  /// A setting of the kernel is whole only where it is read at once.
  private static String text(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = new byte[MOST_BYTES];
      int length = in.read(text);
      return new String(text, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    } catch (IOException _) {
      // A system that does not tell it is one whose limit is not known.
      return "";
    }
  }

  private static long openNow() {
    Path open = PROCESS.resolve("fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(open)) {
      return files.count();
    } catch (IOException _) {
      // As above.
      return 0;
    }
  }
}
