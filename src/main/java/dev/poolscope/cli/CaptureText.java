package dev.poolscope.cli;

import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.CaptureDifference;
import java.util.Locale;

/// For people: how far a run and the packet capture beside it tell the same.
final class CaptureText {
  private static final int MOST_DIFFERENCES = 10;
  private static final String ROW = "  %10s %10s  %-10s %-32s %s%n";

  private CaptureText() {}

  /// In a few lines, as part of a run's report.
  static String of(CaptureCheck check) {
    if (check.verdict().equals("refused")) {
      return "  capture: not compared: " + check.reason() + "\n";
    }
    StringBuilder text = new StringBuilder("  capture: ").append(agreement(check));
    text.append(" (").append(packets(check)).append(")\n");
    if (check.differs()) {
      text.append(table(check, MOST_DIFFERENCES));
    }
    return text.toString();
  }

  /// Everything.
  static String whole(CaptureCheck check) {
    StringBuilder text = new StringBuilder();
    text.append("  capture.pcapng: ").append(packets(check)).append(", ");
    text.append(count(check.connectionsInCapture(), "connection"))
        .append(" to the run's servers\n");
    text.append(
        "  compared: SYN and answer, ports, time of the dial, who closed first, requests\n");
    if (check.requestsNotCounted() > 0) {
      text.append("  requests not counted: on ")
          .append(count(check.requestsNotCounted(), "connection"))
          .append(" they cannot be (TLS, HTTP/2, or bytes that were not captured)\n");
    }
    if (check.connectionsOfServers() > 0) {
      text.append("  left out: ")
          .append(count(check.connectionsOfServers(), "connection"))
          .append(" that the run's own servers made, as proxies or to fill a queue\n");
    }
    if (check.differs()) {
      text.append(table(check, CaptureCheck.MOST_TOLD));
    }
    return text.append("verdict: ")
        .append(check.verdict())
        .append(" (")
        .append(agreement(check))
        .append(")\n")
        .toString();
  }

  private static String table(CaptureCheck check, int most) {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, ROW, "connection", "local port", "field", "run", "capture"));
    check.differences().stream().limit(most).map(CaptureText::row).forEach(text::append);
    int more = check.differenceCount() - Math.min(most, check.differences().size());
    return more == 0
        ? text.toString()
        : text.append("  and ").append(more).append(" more, see poolscope verify\n").toString();
  }

  private static String row(CaptureDifference difference) {
    return String.format(
        Locale.ROOT,
        ROW,
        difference.connection() == 0 ? "-" : String.valueOf(difference.connection()),
        difference.localPort() == 0 ? "-" : String.valueOf(difference.localPort()),
        difference.field(),
        difference.ours(),
        difference.capture());
  }

  private static String agreement(CaptureCheck check) {
    return check.agree() + " of " + count(check.connections(), "connection") + " agree";
  }

  private static String packets(CaptureCheck check) {
    return count(check.packets(), "packet")
        + (check.packetsLost() < 0 ? ", losses not told" : ", none lost");
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
