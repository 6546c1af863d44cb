package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.KernelDifference;
import java.util.List;
import java.util.Locale;

/// The finding about sockets that the operating system counts and the client does not, or the other
/// way round. What one reading shows may be a socket that comes or goes at that moment; what stays
/// for a second is not.
final class KernelNotes {
  private static final double NANOS_PER_SECOND = 1e9;

  private KernelNotes() {}

  static void add(String host, HostStats stats, List<Finding> findings) {
    KernelDifference difference = stats.kernel().agreement().lasting();
    if (difference != null) {
      findings.add(
          new Finding(
              "KERNEL_COUNTED_OTHERWISE",
              Severity.WARNING,
              host,
              "Client and operating system do not agree on the number of open connections to "
                  + host
                  + ".",
              evidence(host, difference),
              remedy(difference)));
    }
  }

  private static String evidence(String host, KernelDifference found) {
    return String.format(
        Locale.ROOT,
        "%s at %.3f s: operating system %d, client %s; so at %d readings, until %.3f s",
        host,
        found.firstNanos() / NANOS_PER_SECOND,
        found.kernel(),
        client(found),
        found.readings(),
        found.lastNanos() / NANOS_PER_SECOND);
  }

  private static String client(KernelDifference found) {
    if (found.most() < 0) {
      return found.least() + " or more";
    }
    return found.least() == found.most()
        ? String.valueOf(found.least())
        : found.least() + " to " + found.most();
  }

  private static String remedy(KernelDifference found) {
    return found.kernelHasMore()
        ? "Check that no other program has connections to that port."
        : "Connections have been reset without the client's notice; a smaller idleConnTimeout has it"
            + " close them first.";
  }
}
