package dev.poolscope.export;

import dev.poolscope.advise.Finding;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.report.CellText;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.report.Numbers;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryRow;
import dev.poolscope.units.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// A run as one page: what was asked, the verdict, what was found, pictures, numbers, and the
/// experiment to run it again. Nothing is loaded from anywhere; bright or dark as the reader's
/// system is.
///
/// Threading: confined to one thread.
final class HtmlExport extends StreamedExport {
  private static final List<String> NUMBERS =
      List.of(
          "requests_issued",
          "requests_ok",
          "requests_failed",
          "request_retries",
          "connections_opened",
          "connections_closed",
          "connections_never_used",
          "open_at_end",
          "reuse_ratio",
          "peak_open",
          "peak_in_use",
          "peak_waiting",
          "waiting_p50_ms",
          "waiting_p99_ms",
          "service_p50_ms",
          "service_p99_ms",
          "response_p99_ms",
          "arrivals_dropped",
          "picks",
          "pick_share");

  private static final String STYLE =
      """
      :root{--bg:#fff;--panel:#f6f8fa;--rule:#d0d7de;--text:#1f2328;--dim:#59636e;--good:#187733;\
      --bad:#cf222e;--dialing:#c98500;--active:#00805e;--idle:#56a4dd;--waiting:#c8451b}
      @media(prefers-color-scheme:dark){:root{--bg:#0f141b;--panel:#151b23;--rule:#2a3440;\
      --text:#e6edf3;--dim:#8b98a6;--good:#3fb950;--bad:#f85149;--dialing:#e69f00;\
      --active:#22b58a;--idle:#4a90c2;--waiting:#ff7b54}}
      *{box-sizing:border-box}body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--bg);\
      color:var(--text);font:15px/1.5 system-ui,sans-serif}
      h1{margin:0;font-size:1.6rem}h2{margin:2rem 0 .6rem;font-size:1.15rem;\
      border-bottom:1px solid var(--rule)}h3{margin:1rem 0 .2rem;font-size:1rem}
      .dim{color:var(--dim)}.held{color:var(--good);font-weight:600}.not-held{color:var(--bad);\
      font-weight:600}
      .wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      th,td{padding:.2rem .7rem;border-bottom:1px solid var(--rule);text-align:right;\
      white-space:nowrap}th:first-child{text-align:left}td.words{text-align:left;white-space:normal;min-width:12rem}
      .finding{border-left:4px solid var(--dialing);background:var(--panel);padding:.5rem .9rem;\
      margin:.6rem 0}.finding.error{border-color:var(--bad)}.finding p{margin:.2rem 0}
      pre{background:var(--panel);padding:.8rem;overflow-x:auto;font-size:13px}code{font-size:13px}
      svg{width:100%;min-width:44rem;height:auto;display:block}svg text{fill:var(--dim);font-size:11px}
      .axis{stroke:var(--rule)}.dialing{fill:var(--dialing)}.active{fill:var(--active)}\
      .idle{fill:var(--idle)}.unused{fill:none;stroke:var(--dialing)}\
      .waiting{fill:none;stroke:var(--waiting);stroke-width:1.5}
      @media(max-width:40rem){tr:has(.words){display:flex;flex-wrap:wrap;\
      border-bottom:1px solid var(--rule)}tr:has(.words) *{border:0;white-space:normal}\
      td.words{min-width:0}td.words:last-child{flex-basis:100%}td.words:empty{display:none}}
      .key i{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 .9rem}
      """;

  private final Experiment experiment;
  private final Instant started;
  private final String version;
  private final Map<String, BandPicture> bands = new LinkedHashMap<>();
  private final LanePicture lanes = new LanePicture();
  private final Html html = new Html();

  HtmlExport(Path file, Experiment experiment, Instant started, String version) throws IOException {
    super(file);
    this.experiment = experiment;
    this.started = started;
    this.version = version;
    experiment.targets().forEach(target -> bands.put(target.name(), new BandPicture()));
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    BandPicture band = bands.get(host);
    if (band != null) {
      band.add(counts);
    }
  }

  @Override
  public void connection(ConnectionRow row) {
    lanes.add(row);
  }

  @Override
  void end(RunReport report) throws IOException {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .element("title", experiment.title() + " - Poolscope")
        .raw("<style>\n" + STYLE + "</style></head><body>\n");
    heading(report);
    verdict(report);
    findings(report);
    pictures(report);
    numbers(report);
    reasons(report);
    html.element("h2", "The experiment").element("pre", Experiments.toYaml(experiment));
    html.raw("</body></html>\n");
    out().write(html.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void heading(RunReport report) {
    html.element("h1", experiment.title());
    if (!experiment.question().isEmpty()) {
      html.element("p", experiment.question());
    }
    String disturbed =
        report.disturbance().occurred() ? "; disturbed: " + report.disturbance().words() : "";
    html.element(
        "p",
        "dim",
        "%s, %s, window %s, Poolscope %s%s"
            .formatted(
                experiment.name(),
                started.equals(Instant.EPOCH)
                    ? "time unknown"
                    : started.truncatedTo(ChronoUnit.SECONDS).toString(),
                Durations.format(experiment.duration()),
                version,
                disturbed));
    String shortfall = report.end().shortfall();
    if (!shortfall.isEmpty()) {
      html.element("p", "not-held", shortfall);
    }
  }

  private void verdict(RunReport report) {
    html.element("h2", "Verdict");
    html.element("p", report.verdict(), report.verdict().replace('-', ' '));
    if (report.expectations().isEmpty()) {
      return;
    }
    html.raw("<div class=\"wide\"><table><tbody>");
    for (ExpectationResult result : report.expectations()) {
      html.open("tr")
          .element("th", result.held() ? "held" : "not-held", result.held() ? "held" : "not held")
          .element("td", "words", result.prefix() + result.host() + " " + result.metric())
          .element("td", actual(result))
          .element("td", result.expected())
          .element("td", "words", result.because())
          .close("tr");
    }
    html.raw("</tbody></table></div>");
  }

  private static String actual(ExpectationResult result) {
    Number actual = result.actual();
    return actual == null ? result.absence() : Numbers.plain(actual.doubleValue());
  }

  private void findings(RunReport report) {
    if (report.findings().isEmpty()) {
      return;
    }
    html.element("h2", "Findings");
    for (Finding finding : report.findings()) {
      html.open("div", "finding " + finding.severity().name().toLowerCase(Locale.ROOT))
          .open("p")
          .element("strong", finding.host() + ": " + finding.text())
          .close("p")
          .element("p", finding.evidence() + at(finding));
      if (!finding.consequence().isEmpty()) {
        html.element("p", finding.consequence());
      }
      html.element("p", finding.remedy());
      if (!finding.sets().isEmpty()) {
        html.open("p")
            .element("code", "--set " + String.join(" --set ", finding.sets()))
            .close("p");
      }
      html.close("div");
    }
  }

  private static String at(Finding finding) {
    return finding.atNanos() < 0
        ? ""
        : String.format(Locale.ROOT, " (first at %.3f s)", finding.atNanos() / 1e9);
  }

  private void pictures(RunReport report) {
    long nanos = Math.max(1, report.end().loadNanos());
    html.element("h2", "Connections")
        .raw("<p class=\"key\">")
        .raw(key("dialing"))
        .raw(key("active"))
        .raw(key("idle"))
        .raw("<i style=\"background:var(--waiting)\"></i>requests that wait</p>\n");
    bands.forEach(
        (host, band) -> {
          html.element("h3", host);
          picture(band.svg(nanos, "connections of " + host + " over time"));
        });
    if (lanes.all() > 0) {
      html.element(
          "h3",
          lanes.shown() < lanes.all()
              ? "The first " + lanes.shown() + " of " + lanes.all() + " connections"
              : "Each connection");
      picture(lanes.svg(nanos));
    }
  }

  /// On a narrow page it is moved rather than made too small to read.
  private void picture(String svg) {
    html.raw("<div class=\"wide\">").raw(svg).raw("</div>");
  }

  private static String key(String state) {
    return "<i style=\"background:var(--" + state + ")\"></i>" + state;
  }

  private void numbers(RunReport report) {
    html.element("h2", "Numbers");
    table(report, NUMBERS, (name, row) -> CellText.of(row.values().get(name)));
  }

  private void reasons(RunReport report) {
    List<String> closes = new ArrayList<>();
    for (CloseReason reason : CloseReason.values()) {
      if (report.totals().closed(reason) > 0) {
        closes.add(reason.name());
      }
    }
    if (!closes.isEmpty()) {
      html.element("h2", "Why connections were closed");
      table(report, closes, (name, row) -> String.valueOf(row.closed(CloseReason.valueOf(name))));
    }
    List<String> failures = new ArrayList<>();
    for (FailureKind kind : FailureKind.values()) {
      if (report.totals().failed(kind) > 0) {
        failures.add(kind.name());
      }
    }
    if (!failures.isEmpty()) {
      html.element("h2", "How requests failed");
      table(report, failures, (name, row) -> String.valueOf(row.failed(FailureKind.valueOf(name))));
    }
  }

  private void table(RunReport report, List<String> names, Cell cell) {
    List<String> heading = new ArrayList<>(List.of(""));
    heading.addAll(report.hosts().keySet());
    heading.add("all");
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      Function<SummaryRow, String> of = each -> cell.of(name, each);
      report.hosts().values().forEach(each -> row.add(of.apply(each)));
      row.add(of.apply(report.totals()));
      rows.add(row);
    }
    html.table(heading, rows);
  }

  /// What stands in a cell.
  @FunctionalInterface
  private interface Cell {
    String of(String name, SummaryRow row);
  }
}
