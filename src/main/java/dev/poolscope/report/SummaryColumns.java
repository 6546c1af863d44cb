package dev.poolscope.report;

import dev.poolscope.config.Arrivals;
import dev.poolscope.config.Delay;
import dev.poolscope.config.Experiment;
import dev.poolscope.config.Load;
import dev.poolscope.config.Sample;
import dev.poolscope.config.Target;
import dev.poolscope.config.Transport;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.Latencies;
import dev.poolscope.stats.Sampled;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The columns of `summary.csv`: first those of the published Go measurements under the same names
/// and in the same order (the columns of `go-blog-experiments.csv`), then ours. Together the
/// `closed_` columns add up to `connections_closed` and the `failed_` columns to `requests_failed`.
public final class SummaryColumns {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /// The close reasons that the Go measurements have columns for, in their order.
  private static final List<CloseReason> GO_REASONS =
      List.of(
          CloseReason.IDLE_TOTAL_LIMIT,
          CloseReason.IDLE_TIMEOUT,
          CloseReason.SERVER_CLOSED,
          CloseReason.SERVER_CLOSED_IN_USE,
          CloseReason.CONNECTION_CLOSE_HEADER,
          CloseReason.BODY_NOT_DRAINED,
          CloseReason.REQUEST_CANCELLED,
          CloseReason.KEEPALIVE_DISABLED,
          CloseReason.RESPONSE_HEADER_TIMEOUT,
          CloseReason.WRITE_ERROR);

  /// The failures that the Go measurements have columns for, in their order.
  private static final List<FailureKind> GO_FAILURES =
      List.of(
          FailureKind.TIMEOUT_WAITING_CONN,
          FailureKind.TIMEOUT_IN_FLIGHT,
          FailureKind.HEADER_TIMEOUT,
          FailureKind.EOF,
          FailureKind.RESET,
          FailureKind.REFUSED,
          FailureKind.OTHER);

  private static final Map<String, Function<Row, Object>> COLUMNS = columns();

  private SummaryColumns() {}

  /// What one row is made from.
  ///
  /// @param label the target's name, `all` for all together, `none` for requests that no host was
  ///   picked for
  record Row(Experiment experiment, String label, HostStats stats, RunFold fold) {
    /// The row's target, or null if it is none's.
    @Nullable Target target() {
      return experiment.targets().stream()
          .filter(target -> target.name().equals(label))
          .findFirst()
          .orElse(null);
    }

    boolean isAll() {
      return label.equals(Experiment.ALL_HOSTS);
    }

    Transport transport() {
      return experiment.transport();
    }

    @Nullable Sample sample() {
      Target target = target();
      return target == null ? null : target.sample();
    }

    long picks() {
      return isAll() ? fold.picks().picks() : fold.picks().picks(label);
    }

    double fairness() {
      return fold.picks().fairness(experiment.targets().stream().map(Target::name).toList());
    }

    /// The first load of the target, balanced ones included; of any for all together.
    @Nullable Load load() {
      return experiment.load().stream()
          .filter(
              load ->
                  isAll()
                      || load.target().equals(label)
                      || load.target().equals(Experiment.BALANCED))
          .findFirst()
          .orElse(null);
    }

    @Nullable Arrivals arrivals() {
      Load load = load();
      return load == null ? null : load.arrivals();
    }
  }

  /// The names of all columns in order.
  public static List<String> names() {
    return List.copyOf(COLUMNS.keySet());
  }

  static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    COLUMNS.forEach((name, column) -> values.put(name, column.apply(row)));
    return values;
  }

  private static Map<String, Function<Row, Object>> columns() {
    Map<String, Function<Row, Object>> columns = new LinkedHashMap<>();
    parameters(columns);
    requests(columns);
    connections(columns);
    samples(columns);
    reasons(columns);
    times(columns);
    allHosts(columns);
    ours(columns);
    picks(columns);
    return columns;
  }

  private static void parameters(Map<String, Function<Row, Object>> c) {
    c.put("experiment", row -> row.experiment().name());
    c.put("run", _ -> 1L);
    c.put("host_label", Row::label);
    c.put("delay_ms", row -> delayMillis(row.sample()));
    c.put("server", SummaryColumns::server);
    c.put("requests_per_host", SummaryColumns::requestsPlanned);
    c.put("pattern", row -> PlannedLoad.pattern(row.arrivals()));
    c.put("burst_size", row -> row.arrivals() instanceof Arrivals.Bursts b ? (long) b.size() : "");
    c.put("gap_ms", row -> row.arrivals() instanceof Arrivals.Bursts b ? millis(b.gap()) : "");
    c.put("max_idle_total", row -> (long) row.transport().maxIdleConns());
    c.put("max_idle_per_host", row -> (long) row.transport().maxIdleConnsPerHost());
    c.put("max_per_host", row -> (long) row.transport().maxConnsPerHost());
    c.put("idle_timeout_ms", row -> millis(row.transport().idleConnTimeout()));
    c.put("client_timeout_ms", row -> millis(row.transport().requestTimeout()));
    c.put("header_timeout_ms", row -> millis(row.transport().responseHeaderTimeout()));
    c.put("keepalive_disabled", row -> row.transport().disableKeepAlives());
    c.put("body_handling", row -> row.transport().body().name().toLowerCase(Locale.ROOT));
    c.put("method", row -> row.load() == null ? "" : row.load().request().method().name());
    c.put("window_ms", row -> millis(row.experiment().window()));
  }

  private static void requests(Map<String, Function<Row, Object>> c) {
    count(c, "requests_issued", s -> s.issued());
    count(c, "requests_ok", s -> s.ok());
    count(c, "requests_failed", s -> s.failed());
    count(c, "requests_unfinished", s -> s.issued() - s.ok() - s.failed());
    count(c, "request_retries", HostStats::retries);
    count(c, "reused_carried", HostStats::reusedCarried);
    count(c, "reused_httptrace", HostStats::reusedMarked);
  }

  private static void connections(Map<String, Function<Row, Object>> c) {
    count(c, "dials_started", HostStats::dialsStarted);
    count(c, "dials_failed", HostStats::dialsFailed);
    count(c, "connections_opened", HostStats::opened);
    count(c, "connections_closed", HostStats::closed);
    count(c, "connections_never_used", HostStats::neverUsed);
    count(c, "open_at_end", HostStats::openAtEnd);
    count(c, "in_use_at_end", HostStats::inUseAtEnd);
    count(c, "idle_at_end", s -> s.openAtEnd() - s.inUseAtEnd());
    count(c, "dialing_at_end", HostStats::dialingAtEnd);
    count(c, "peak_open", HostStats::peakOpen);
    count(c, "peak_dialing", HostStats::peakDialing);
    count(c, "peak_open_or_dialing", HostStats::peakOpenOrDialing);
  }

  private static void samples(Map<String, Function<Row, Object>> c) {
    count(c, "samples", s -> s.sampledOpen().count());
    sampled(c, "sampled_open", HostStats::sampledOpen);
    sampled(c, "sampled_idle", HostStats::sampledIdle);
    sampled(c, "sampled_in_use", HostStats::sampledInUse);
  }

  private static void reasons(Map<String, Function<Row, Object>> c) {
    count(c, "closed_IDLE_PER_HOST_LIMIT", s -> s.closed(CloseReason.IDLE_PER_HOST_LIMIT));
    count(c, "closed_IDLE_PER_HOST_LIMIT_UNUSED", HostStats::closedUnusedByHostLimit);
    GO_REASONS.forEach(reason -> count(c, "closed_" + reason, s -> s.closed(reason)));
    // Each of our reasons has a column of its own, so nothing is left for this one of Go's.
    count(c, "closed_OTHER", _ -> 0);
    GO_FAILURES.forEach(kind -> count(c, "failed_" + kind, s -> s.failures(kind)));
  }

  private static void times(Map<String, Function<Row, Object>> c) {
    number(c, "latency_p50_ms", s -> s.service().millisAt(50));
    number(c, "latency_p95_ms", s -> s.service().millisAt(95));
    number(c, "latency_max_ms", s -> s.service().maxMillis());
    c.put("first_issue_ms", row -> time(row.stats().firstIssueNanos()));
    c.put("last_issue_ms", row -> time(row.stats().lastIssueNanos()));
    c.put("last_done_ms", row -> time(row.stats().lastDoneNanos()));
  }

  private static void allHosts(Map<String, Function<Row, Object>> c) {
    c.put("all_hosts_open_at_end", row -> row.fold().all().openAtEnd());
    c.put(
        "all_hosts_idle_at_end",
        row -> (long) (row.fold().all().openAtEnd() - row.fold().all().inUseAtEnd()));
    c.put("all_hosts_peak_open", row -> (long) row.fold().all().peakOpen());
    c.put("server_accepted", row -> known(row.stats().serverAccepted()));
    c.put("server_requests", row -> known(row.stats().serverRequests()));
  }

  private static void ours(Map<String, Function<Row, Object>> c) {
    c.put("rules", row -> row.transport().rules().name().toLowerCase(Locale.ROOT));
    c.put("measured_window_ms", row -> time(row.fold().windowNanos()));
    count(c, "arrivals_dropped", HostStats::dropped);
    c.put("offered_per_second", row -> rate(row, row.stats().issued() + row.stats().dropped()));
    c.put("achieved_per_second", row -> rate(row, row.stats().ok()));
    number(
        c, "reuse_ratio", s -> s.acquired() == 0 ? 0 : (double) s.reusedCarried() / s.acquired());
    count(c, "peak_in_use", HostStats::peakInUse);
    count(c, "peak_waiting", HostStats::peakWaiting);
    percentiles(c, "waiting", HostStats::waiting);
    percentiles(c, "service", HostStats::service);
    percentiles(c, "response", HostStats::response);
    Set<CloseReason> ourReasons = EnumSet.allOf(CloseReason.class);
    ourReasons.removeAll(GO_REASONS);
    ourReasons.removeAll(Set.of(CloseReason.IDLE_PER_HOST_LIMIT, CloseReason.RUN_ENDED));
    ourReasons.forEach(reason -> count(c, "closed_" + reason, s -> s.closed(reason)));
    Set<FailureKind> ourFailures = EnumSet.allOf(FailureKind.class);
    ourFailures.removeAll(GO_FAILURES);
    ourFailures.removeAll(Set.of(FailureKind.RUN_ENDED, FailureKind.NO_HOST));
    ourFailures.forEach(kind -> count(c, "failed_" + kind, s -> s.failures(kind)));
    count(c, "after_window_opened", HostStats::openedAfterWindow);
    count(c, "after_window_closed", HostStats::closedAfterWindow);
    count(c, "peak_in_flight", HostStats::peakInFlight);
  }

  private static void picks(Map<String, Function<Row, Object>> c) {
    c.put("balancer", row -> row.experiment().balancer().kind().id());
    c.put("picks", Row::picks);
    c.put(
        "pick_share",
        row -> Numbers.rounded((double) row.picks() / Math.max(1, row.fold().picks().picks())));
    c.put(
        "longest_pick_run",
        row ->
            row.isAll()
                ? row.fold().picks().longestRun()
                : row.fold().picks().longestRun(row.label()));
    c.put(
        "client_moves",
        row -> row.isAll() ? row.fold().picks().moves() : row.fold().picks().moves(row.label()));
    count(c, "failed_" + FailureKind.NO_HOST, s -> s.failures(FailureKind.NO_HOST));
    c.put("all_hosts_pick_fairness", row -> Numbers.rounded(row.fairness()));
  }

  private static void count(
      Map<String, Function<Row, Object>> c, String name, ToLongFunction<HostStats> value) {
    c.put(name, row -> value.applyAsLong(row.stats()));
  }

  private static void number(
      Map<String, Function<Row, Object>> c, String name, ToDoubleFunction<HostStats> value) {
    c.put(name, row -> Numbers.rounded(value.applyAsDouble(row.stats())));
  }

  private static void sampled(
      Map<String, Function<Row, Object>> c, String name, Function<HostStats, Sampled> value) {
    number(c, name + "_mean", s -> value.apply(s).mean());
    count(c, name + "_max", s -> value.apply(s).max());
  }

  private static void percentiles(
      Map<String, Function<Row, Object>> c, String name, Function<HostStats, Latencies> value) {
    for (String percent : List.of("50", "90", "99", "99.9")) {
      number(
          c,
          name + "_p" + percent.replace(".", "") + "_ms",
          s -> value.apply(s).millisAt(Double.parseDouble(percent)));
    }
    number(c, name + "_max_ms", s -> value.apply(s).maxMillis());
  }

  /// Empty where it is for a balancer to say.
  private static Object requestsPlanned(Row row) {
    Load load = row.load();
    boolean balanced = load != null && load.target().equals(Experiment.BALANCED);
    return balanced && !row.isAll() ? "" : PlannedLoad.requests(row.arrivals());
  }

  private static Object delayMillis(@Nullable Sample sample) {
    if (sample == null) {
      return "";
    }
    return sample.delay() instanceof Delay.Fixed fixed ? millis(fixed.value()) : "";
  }

  private static Object server(Row row) {
    Sample sample = row.sample();
    if (sample != null) {
      String kind = sample.server().name().toLowerCase(Locale.ROOT);
      return kind + " " + sample.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    Target target = row.target();
    return target == null ? "" : String.valueOf(target.url());
  }

  private static Number millis(Duration duration) {
    double millis = duration.toNanos() / NANOS_PER_MILLI;
    if (millis == Math.rint(millis)) {
      return (long) millis;
    }
    return millis;
  }

  private static Object time(long nanos) {
    return nanos < 0 ? "" : Numbers.rounded(nanos / NANOS_PER_MILLI);
  }

  private static Object known(long value) {
    return value < 0 ? "" : value;
  }

  private static Object rate(Row row, long count) {
    double seconds = row.fold().windowNanos() / NANOS_PER_SECOND;
    return seconds == 0 ? 0.0 : Numbers.rounded(count / seconds);
  }
}
