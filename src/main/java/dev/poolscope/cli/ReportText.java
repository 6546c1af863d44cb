package dev.poolscope.cli;

import dev.poolscope.advise.Finding;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.report.Disturbance;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.report.Numbers;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.ServerColumns;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.units.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A run's report for people: the numbers, why connections were closed and requests failed, what
/// was expected, what to know, and the verdict last, where the eye is.
final class ReportText {
  /// Above this, reasons are told for all hosts together.
  private static final int MOST_HOSTS_IN_DETAIL = 8;

  private static final int MOST_FINDINGS = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  private ReportText() {}

  static String of(RunReport report) {
    Map<String, SummaryRow> hosts = report.hosts();
    StringBuilder text = new StringBuilder(HostTable.of(hosts, report.totals()));
    if (hosts.size() <= MOST_HOSTS_IN_DETAIL) {
      hosts.forEach((name, row) -> text.append(why(name, row)));
    } else {
      text.append(why("all", report.totals()));
    }
    for (ExpectationResult result : report.expectations()) {
      text.append(expectation(result, report.disturbance()));
    }
    report.findings().stream().limit(MOST_FINDINGS).map(ReportText::finding).forEach(text::append);
    if (report.findings().size() > MOST_FINDINGS) {
      int more = report.findings().size() - MOST_FINDINGS;
      text.append("  and ").append(more).append(" more such notes, see summary.json\n");
    }
    if (report.capture() != null) {
      text.append(CaptureText.of(report.capture()));
    }
    return text.append(interruption(report)).append(verdict(report)).toString();
  }

  /// Why connections to a host were closed, and what became of requests that did not end well.
  private static String why(String name, SummaryRow row) {
    List<String> parts = new ArrayList<>();
    for (CloseReason reason : CloseReason.values()) {
      long closes = row.closed(reason);
      if (closes > 0) {
        parts.add(count(closes, "connection") + " closed: " + reason.sentence() + named(reason));
      }
    }
    for (FailureKind kind : FailureKind.values()) {
      long failures = row.failed(kind);
      if (failures > 0) {
        parts.add(count(failures, "request") + " failed: " + FailureWords.of(kind) + named(kind));
      }
    }
    long retries = row.count(SummaryColumns.RETRIES);
    if (retries > 0) {
      parts.add(count(retries, "attempt") + " repeated on another connection");
    }
    parts.addAll(timeWait(row));
    parts.addAll(secondOpinion(row));
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append("  ").append(name).append(": ").append(part).append('\n'));
    return text.toString();
  }

  /// Who closes first has the socket in TIME_WAIT.
  private static List<String> timeWait(SummaryRow row) {
    List<String> parts = new ArrayList<>();
    long client = row.count(SummaryColumns.PEAK_KERNEL_TIME_WAIT);
    long server = row.count(SummaryColumns.PEAK_KERNEL_SERVER_TIME_WAIT);
    if (client > 0) {
      parts.add("up to " + count(client, "socket") + " in TIME_WAIT at the client");
    }
    if (server > 0) {
      parts.add("up to " + count(server, "socket") + " in TIME_WAIT at the server");
    }
    return parts;
  }

  /// What a real server counted, and a proxy before it, beside the numbers of the client.
  private static List<String> secondOpinion(SummaryRow row) {
    List<String> parts = new ArrayList<>();
    if (row.has(ServerColumns.REUSED)) {
      String closed =
          row.has(ServerColumns.CLOSED)
              ? ", and ended " + count(row.count(ServerColumns.CLOSED), "connection") + " itself"
              : "";
      parts.add(
          "by its own account the server accepted %s and answered %s, %d on a used connection%s"
              .formatted(
                  count(row.count(SummaryColumns.SERVER_ACCEPTED), "connection"),
                  count(row.count(ServerColumns.REQUESTS), "request"),
                  row.count(ServerColumns.REUSED),
                  closed));
    }
    if (row.has(ServerColumns.UPSTREAM)) {
      parts.add(
          "got %s from a proxy, by the proxy's own account"
              .formatted(count(row.count(ServerColumns.UPSTREAM), "request")));
    }
    return parts;
  }

  private static String named(Enum<?> constant) {
    return " (" + constant + ")";
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String expectation(ExpectationResult result, Disturbance disturbance) {
    String because = result.because().isEmpty() ? "" : ": " + result.because();
    String actual =
        result.actual() == null
            ? result.absence()
            : "is " + Numbers.plain(result.actual().doubleValue());
    return String.format(
        Locale.ROOT,
        "  %s %s%s %s %s, expected %s%s%s%n",
        result.held() ? "held    " : "NOT HELD",
        result.prefix(),
        result.host(),
        result.metric(),
        actual,
        result.expected(),
        because,
        result.held() || !disturbance.occurred()
            ? ""
            : " (the run was disturbed: " + disturbance.words() + ")");
  }

  private static String finding(Finding finding) {
    String evidence = finding.evidence();
    String proof =
        evidence.isEmpty()
            ? ""
            : " " + evidence.substring(0, 1).toUpperCase(Locale.ROOT) + evidence.substring(1) + ".";
    return String.format(
        Locale.ROOT,
        "  %s: %s: %s%s %s%s%n",
        finding.host(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.text(),
        proof,
        finding.remedy(),
        finding.sets().isEmpty() ? "" : " (--set " + String.join(" --set ", finding.sets()) + ")");
  }

  private static String interruption(RunReport report) {
    if (!report.end().interrupted()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "interrupted after %.1f s of %s; the numbers are those up to then%n",
        report.end().loadNanos() / NANOS_PER_SECOND,
        Durations.format(report.experiment().duration()));
  }

  private static String verdict(RunReport report) {
    List<ExpectationResult> results = report.expectations();
    String counts =
        results.isEmpty()
            ? "the experiment expects nothing"
            : results.stream().filter(ExpectationResult::held).count()
                + " of "
                + count(results.size(), "expectation")
                + " held";
    return "verdict: " + report.verdict() + " (" + counts + ")\n";
  }
}
