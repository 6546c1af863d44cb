package dev.poolscope.cli;

import dev.poolscope.advise.Finding;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.run.ExpectationResult;
import dev.poolscope.run.Numbers;
import dev.poolscope.run.RunReport;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A run's report for people.
final class ReportText {
  private static final String ROW = "  %-12s %8s %7s %7s %7s %7s %7s %9s %9s%n";

  private ReportText() {}

  static String of(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            ROW,
            "host",
            "requests",
            "ok",
            "failed",
            "opened",
            "closed",
            "reused",
            "p50 ms",
            "p99 ms"));
    report.fold().hosts().forEach((name, stats) -> text.append(row(name, stats)));
    if (report.fold().hosts().size() > 1) {
      text.append(row("all", report.fold().all()));
    }
    report.fold().hosts().forEach((name, stats) -> text.append(why(name, stats)));
    for (ExpectationResult result : report.expectations()) {
      text.append(expectation(result));
    }
    for (Finding finding : report.findings()) {
      text.append(finding(finding));
    }
    return text.toString();
  }

  private static String row(String name, HostStats stats) {
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        stats.issued(),
        stats.ok(),
        stats.failed(),
        stats.opened(),
        stats.closed(),
        stats.reusedCarried(),
        Numbers.plain(Numbers.rounded(stats.response().millisAt(50))),
        Numbers.plain(Numbers.rounded(stats.response().millisAt(99))));
  }

  /// Why connections to a host were closed and requests failed.
  private static String why(String name, HostStats stats) {
    List<String> parts = new ArrayList<>();
    for (CloseReason reason : CloseReason.values()) {
      long closes = stats.closed(reason);
      if (reason == CloseReason.IDLE_PER_HOST_LIMIT) {
        closes += stats.closedUnusedByHostLimit();
      }
      if (closes > 0) {
        parts.add(closes + " closed: " + reason.sentence() + " (" + reason + ")");
      }
    }
    for (FailureKind kind : FailureKind.values()) {
      if (stats.failures(kind) > 0) {
        parts.add(stats.failures(kind) + " failed: " + kind);
      }
    }
    if (stats.retries() > 0) {
      parts.add(stats.retries() + " attempts repeated on another connection");
    }
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append("  ").append(name).append(": ").append(part).append('\n'));
    return text.toString();
  }

  private static String expectation(ExpectationResult result) {
    String because = result.because().isEmpty() ? "" : " (" + result.because() + ")";
    String actual =
        result.actual() == null ? "nothing" : Numbers.plain(result.actual().doubleValue());
    return String.format(
        Locale.ROOT,
        "  %s %s %s %s: %s%s%n",
        result.held() ? "held    " : "NOT HELD",
        result.host(),
        result.metric(),
        result.expected(),
        actual,
        because);
  }

  private static String finding(Finding finding) {
    return String.format(
        Locale.ROOT,
        "  %s: %s %s. %s%n",
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.text(),
        sentence(finding.evidence()),
        finding.remedy());
  }

  private static String sentence(String evidence) {
    return Character.toUpperCase(evidence.charAt(0)) + evidence.substring(1);
  }
}
