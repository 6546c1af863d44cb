package dev.poolscope.report;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.Latencies;
import dev.poolscope.stats.Sampled;
import java.util.ArrayList;
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

  /// The reasons whose columns stand behind all others, in their order.
  private static final List<CloseReason> LATER_REASONS =
      List.of(CloseReason.MAX_AGE, CloseReason.MAX_REQUESTS, CloseReason.OTHER_ADDRESS_FIRST);

  /// The reason whose column stands behind the servers' own counts.
  private static final CloseReason LAST_REASON = CloseReason.STREAMS_REFUSED;

  /// The failures whose columns stand behind all others, in their order.
  private static final List<FailureKind> LATER_FAILURES =
      List.of(
          FailureKind.CANCELLED_BY_CALLER,
          FailureKind.DIAL_TIMEOUT,
          FailureKind.TLS_HANDSHAKE_TIMEOUT);

  public static final SummaryColumn ISSUED = count("requests_issued", HostCount.ISSUED);
  public static final SummaryColumn OK = count("requests_ok", HostCount.OK);
  public static final SummaryColumn FAILED = count("requests_failed", HostCount.FAILED);
  public static final SummaryColumn UNFINISHED =
      count("requests_unfinished", HostStats::unfinished);
  public static final SummaryColumn RETRIES = count("request_retries", HostCount.RETRIES);
  public static final SummaryColumn REUSED = count("reused_carried", HostCount.REUSED_CARRIED);
  public static final SummaryColumn OPENED = count("connections_opened", HostCount.OPENED);
  public static final SummaryColumn CLOSED = count("connections_closed", HostCount.CLOSED);
  public static final SummaryColumn OPEN_AT_END = count("open_at_end", HostCount.OPEN);
  public static final SummaryColumn SERVER_ACCEPTED =
      column("server_accepted", row -> known(row.stats().serverAccepted()));
  public static final SummaryColumn DROPPED = count("arrivals_dropped", HostCount.DROPPED);
  public static final SummaryColumn OFFERED_PER_SECOND =
      part(
          "offered_per_second",
          row ->
              rate(
                  row.stats().of(HostCount.ISSUED) + row.stats().of(HostCount.DROPPED),
                  row.dueNanos()));
  public static final SummaryColumn ACHIEVED_PER_SECOND =
      part("achieved_per_second", row -> rate(row.stats().of(HostCount.OK), row.nanos()));
  public static final SummaryColumn REUSE_RATIO =
      part(
          "reuse_ratio",
          row -> {
            long acquired = row.stats().of(HostCount.ACQUIRED);
            double reused = row.stats().of(HostCount.REUSED_CARRIED);
            return row.share(acquired, acquired == 0 ? 0 : reused / acquired);
          });
  public static final SummaryColumn OPENED_AFTER_LOAD =
      column("after_window_opened", row -> row.stats().of(HostCount.OPENED_AFTER_LOAD));
  public static final SummaryColumn PEAK_WAITING = count("peak_waiting", HostCount.PEAK_WAITING);
  public static final SummaryColumn PEAK_IN_FLIGHT =
      count("peak_in_flight", HostCount.PEAK_IN_FLIGHT);

  public static final SummaryColumn KERNEL_COMPARISONS =
      part("kernel_comparisons", row -> row.stats().kernel().agreement().comparisons());
  public static final SummaryColumn KERNEL_DIFFERENCES =
      part("kernel_differences", row -> row.stats().kernel().agreement().differences());

  public static final SummaryColumn PEAK_KERNEL_SERVER_TIME_WAIT =
      part("peak_kernel_server_time_wait", row -> known(row.stats().kernel().peakServerTimeWait()));
  public static final SummaryColumn PEAK_KERNEL_TIME_WAIT =
      part("peak_kernel_time_wait", row -> known(row.stats().kernel().peakTimeWait()));
  static final SummaryColumn PEAK_KERNEL_CLOSE_WAIT =
      part("peak_kernel_close_wait", row -> known(row.stats().kernel().peakCloseWait()));

  /// A part of `closed_CONNECTION_CLOSE_HEADER`, which Go's measurements do not tell apart.
  static final SummaryColumn HTTP10_NO_KEEP_ALIVE =
      count("http10_no_keep_alive", s -> s.closed(CloseReason.HTTP10_NO_KEEP_ALIVE));

  private static final List<SummaryColumn> COLUMNS = columns();

  private SummaryColumns() {}

  /// The column of a name, null if there is none.
  static @Nullable SummaryColumn find(String name) {
    return COLUMNS.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  /// The names of the columns that can be asked for of a stretch of time, families of columns as
  /// `closed_*`.
  static List<String> namesOfStretches() {
    return COLUMNS.stream()
        .filter(SummaryColumn::isOfStretches)
        .map(
            column ->
                column.name().replaceFirst("^(closed|failed|waiting|service|response)_.*", "$1_*"))
        .distinct()
        .toList();
  }

  /// The names of all columns in order.
  public static List<String> names() {
    return COLUMNS.stream().map(SummaryColumn::name).toList();
  }

  /// What the columns hold, by their names, in order: numbers, flags or texts.
  public static Map<String, ColumnKind> kinds() {
    Map<String, ColumnKind> kinds = new LinkedHashMap<>();
    COLUMNS.forEach(column -> kinds.put(column.name(), column.kind()));
    return kinds;
  }

  static SummaryRow row(SummarySource source) {
    Map<String, Object> values = new LinkedHashMap<>();
    COLUMNS.forEach(column -> values.put(column.name(), column.value().apply(source)));
    return new SummaryRow(values);
  }

  /// As Go's measurements count: they do not tell HTTP/1.0 apart.
  private static long closed(HostStats stats, CloseReason reason) {
    return stats.closed(reason)
        + (reason == CloseReason.CONNECTION_CLOSE_HEADER
            ? stats.closed(CloseReason.HTTP10_NO_KEEP_ALIVE)
            : 0);
  }

  private static List<SummaryColumn> columns() {
    List<SummaryColumn> columns = new ArrayList<>();
    columns.addAll(SettingColumns.columns());
    requests(columns);
    connections(columns);
    samples(columns);
    reasons(columns);
    times(columns);
    allHosts(columns);
    ours(columns);
    columns.addAll(BalancerColumns.columns());
    columns.add(HTTP10_NO_KEEP_ALIVE);
    machine(columns);
    sockets(columns);
    later(columns);
    columns.addAll(BackendRow.columns());
    columns.addAll(ServerColumns.BEHIND);
    columns.add(count("closed_" + LAST_REASON, s -> s.closed(LAST_REASON)));
    columns.add(PEAK_KERNEL_SERVER_TIME_WAIT);
    columns.add(KERNEL_COMPARISONS);
    columns.add(KERNEL_DIFFERENCES);
    return List.copyOf(columns);
  }

  private static void requests(List<SummaryColumn> c) {
    c.add(ISSUED);
    c.add(OK);
    c.add(FAILED);
    c.add(UNFINISHED);
    c.add(RETRIES);
    c.add(REUSED);
    c.add(count("reused_httptrace", HostCount.REUSED_MARKED));
  }

  private static void connections(List<SummaryColumn> c) {
    c.add(count("dials_started", HostCount.DIALS_STARTED));
    c.add(count("dials_failed", HostCount.DIALS_FAILED));
    c.add(OPENED);
    c.add(CLOSED);
    c.add(column("connections_never_used", row -> row.stats().of(HostCount.NEVER_USED)));
    c.add(OPEN_AT_END);
    c.add(count("in_use_at_end", HostCount.IN_USE));
    c.add(count("idle_at_end", HostStats::idle));
    c.add(count("dialing_at_end", HostCount.DIALING));
    c.add(count("peak_open", HostCount.PEAK_OPEN));
    c.add(count("peak_dialing", HostCount.PEAK_DIALING));
    c.add(count("peak_open_or_dialing", HostCount.PEAK_OPEN_OR_DIALING));
  }

  private static void samples(List<SummaryColumn> c) {
    c.add(count("samples", s -> s.sampledOpen().count()));
    sampled(c, "sampled_open", HostStats::sampledOpen);
    sampled(c, "sampled_idle", HostStats::sampledIdle);
    sampled(c, "sampled_in_use", HostStats::sampledInUse);
  }

  private static void reasons(List<SummaryColumn> c) {
    c.add(count("closed_IDLE_PER_HOST_LIMIT", s -> s.closed(CloseReason.IDLE_PER_HOST_LIMIT)));
    c.add(count("closed_IDLE_PER_HOST_LIMIT_UNUSED", HostCount.CLOSED_UNUSED_BY_HOST_LIMIT));
    GO_REASONS.forEach(reason -> c.add(count("closed_" + reason, s -> closed(s, reason))));
    // Each of our reasons has a column of its own, so this one of Go's is for unknown ones only.
    c.add(count("closed_OTHER", s -> s.closed(CloseReason.OTHER)));
    GO_FAILURES.forEach(kind -> c.add(failures(kind)));
  }

  private static void times(List<SummaryColumn> c) {
    c.add(time("latency_p50_ms", HostStats::service, l -> l.millisAt(50)));
    c.add(time("latency_p95_ms", HostStats::service, l -> l.millisAt(95)));
    c.add(time("latency_max_ms", HostStats::service, Latencies::maxMillis));
    c.add(part("first_issue_ms", row -> time(row.stats().firstIssueNanos())));
    c.add(part("last_issue_ms", row -> time(row.stats().lastIssueNanos())));
    c.add(part("last_done_ms", row -> time(row.stats().lastDoneNanos())));
  }

  private static void allHosts(List<SummaryColumn> c) {
    c.add(column("all_hosts_open_at_end", row -> row.fold().all().of(HostCount.OPEN)));
    c.add(column("all_hosts_idle_at_end", row -> row.fold().all().idle()));
    c.add(column("all_hosts_peak_open", row -> row.fold().all().of(HostCount.PEAK_OPEN)));
    c.add(SERVER_ACCEPTED);
    c.add(ServerColumns.REQUESTS);
  }

  private static void ours(List<SummaryColumn> c) {
    c.add(
        column(
            "rules",
            ColumnKind.TEXT,
            row -> row.transport().rules().name().toLowerCase(Locale.ROOT)));
    c.add(column("measured_window_ms", row -> time(row.fold().loadNanos())));
    c.add(DROPPED);
    c.add(OFFERED_PER_SECOND);
    c.add(ACHIEVED_PER_SECOND);
    c.add(REUSE_RATIO);
    c.add(count("peak_in_use", HostCount.PEAK_IN_USE));
    c.add(PEAK_WAITING);
    percentiles(c, "waiting", HostStats::waiting);
    percentiles(c, "service", HostStats::service);
    percentiles(c, "response", HostStats::response);
    Set<CloseReason> ourReasons = EnumSet.allOf(CloseReason.class);
    ourReasons.removeAll(GO_REASONS);
    ourReasons.removeAll(LATER_REASONS);
    ourReasons.remove(LAST_REASON);
    ourReasons.removeAll(
        Set.of(
            CloseReason.IDLE_PER_HOST_LIMIT,
            CloseReason.HTTP10_NO_KEEP_ALIVE,
            CloseReason.RUN_ENDED,
            CloseReason.OTHER));
    ourReasons.forEach(reason -> c.add(count("closed_" + reason, s -> s.closed(reason))));
    Set<FailureKind> ourFailures = EnumSet.allOf(FailureKind.class);
    ourFailures.removeAll(GO_FAILURES);
    ourFailures.removeAll(Set.of(FailureKind.RUN_ENDED, FailureKind.NO_HOST));
    ourFailures.removeAll(LATER_FAILURES);
    ourFailures.forEach(kind -> c.add(failures(kind)));
    c.add(OPENED_AFTER_LOAD);
    c.add(column("after_window_closed", row -> row.stats().of(HostCount.CLOSED_AFTER_LOAD)));
    c.add(PEAK_IN_FLIGHT);
  }

  private static void machine(List<SummaryColumn> c) {
    c.add(count("arrivals_late", s -> s.late().count()));
    c.add(part("latest_arrival_ms", row -> time(row.stats().late().latestNanos())));
    c.add(column("all_hosts_standstill_ms", row -> time(row.fold().machine().standstillNanos())));
    c.add(
        column(
            "all_hosts_longest_standstill_ms",
            row -> time(row.fold().machine().longestStandstillNanos())));
    c.add(
        column(
            "all_hosts_other_programs_cores",
            row -> Numbers.rounded(row.fold().machine().othersCores())));
    c.add(column("all_hosts_compiling_ms", row -> time(row.fold().machine().compilingNanos())));
  }

  /// What the operating system has of connections, and what they carried.
  private static void sockets(List<SummaryColumn> c) {
    c.add(PEAK_KERNEL_TIME_WAIT);
    c.add(PEAK_KERNEL_CLOSE_WAIT);
    c.add(part("requests_per_connection_max", row -> known(row.stats().perConnection().max())));
    c.add(part("requests_per_connection_p50", row -> known(row.stats().perConnection().at(50))));
  }

  /// Where new reasons and kinds go: behind all columns that were there before them.
  private static void later(List<SummaryColumn> c) {
    LATER_REASONS.forEach(reason -> c.add(count("closed_" + reason, s -> s.closed(reason))));
    LATER_FAILURES.forEach(kind -> c.add(failures(kind)));
  }

  /// A number that says something only of the whole run.
  static SummaryColumn column(String name, Function<SummarySource, Object> value) {
    return column(name, ColumnKind.NUMBER, value);
  }

  /// A column that says something only of the whole run.
  static SummaryColumn column(String name, ColumnKind kind, Function<SummarySource, Object> value) {
    return new SummaryColumn(
        name, kind, value, "it is a setting, or is known of the whole run only");
  }

  /// A column that also says something of a stretch of time.
  static SummaryColumn part(String name, Function<SummarySource, Object> value) {
    return new SummaryColumn(name, value, "");
  }

  static SummaryColumn failures(FailureKind kind) {
    return count("failed_" + kind, stats -> stats.failures(kind));
  }

  private static SummaryColumn count(String name, HostCount count) {
    return count(name, stats -> stats.of(count));
  }

  private static SummaryColumn count(String name, ToLongFunction<HostStats> value) {
    return part(name, row -> value.applyAsLong(row.stats()));
  }

  /// A number of times; none of a stretch in which none ended.
  private static SummaryColumn time(
      String name, Function<HostStats, Latencies> times, ToDoubleFunction<Latencies> value) {
    return part(
        name,
        row -> {
          Latencies of = times.apply(row.stats());
          return row.share(of.count(), value.applyAsDouble(of));
        });
  }

  private static void sampled(
      List<SummaryColumn> c, String name, Function<HostStats, Sampled> value) {
    c.add(
        part(
            name + "_mean",
            row -> {
              Sampled of = value.apply(row.stats());
              return row.share(of.count(), of.mean());
            }));
    c.add(count(name + "_max", s -> value.apply(s).max()));
  }

  private static void percentiles(
      List<SummaryColumn> c, String name, Function<HostStats, Latencies> value) {
    for (String percent : List.of("50", "90", "99", "99.9")) {
      c.add(
          time(
              name + "_p" + percent.replace(".", "") + "_ms",
              value,
              times -> times.millisAt(Double.parseDouble(percent))));
    }
    c.add(time(name + "_max_ms", value, Latencies::maxMillis));
  }

  private static Object time(long nanos) {
    return nanos < 0 ? "" : Numbers.rounded(nanos / NANOS_PER_MILLI);
  }

  private static Object known(long value) {
    return value < 0 ? "" : value;
  }

  private static Object rate(long count, long nanos) {
    double seconds = nanos / NANOS_PER_SECOND;
    return seconds == 0 ? 0.0 : Numbers.rounded(count / seconds);
  }
}
