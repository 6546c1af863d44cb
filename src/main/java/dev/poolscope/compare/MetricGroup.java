package dev.poolscope.compare;

import java.util.Arrays;
import java.util.List;

/// What the compared columns of `summary.csv` speak of, in the order to show them.
public enum MetricGroup {
  /// How many connections there were.
  CONNECTIONS(
      "connections_opened connections_closed connections_never_used dials_started dials_failed"
          + " reused_carried reuse_ratio peak_open peak_dialing peak_in_use open_at_end"
          + " requests_per_connection_max requests_per_connection_p50"),
  /// Why connections were closed.
  CLOSED("closed_* http10_no_keep_alive"),
  /// What became of requests.
  REQUESTS(
      "requests_issued requests_ok requests_failed requests_unfinished request_retries"
          + " arrivals_dropped offered_per_second achieved_per_second peak_waiting peak_in_flight"),
  /// Why requests failed.
  FAILED("failed_*"),
  /// How long requests had no connection, in milliseconds.
  WAITING("waiting_*"),
  /// How long requests took from when they were due, in milliseconds.
  RESPONSE("response_*"),
  /// How long requests took from when they began, in milliseconds.
  SERVICE("service_*"),
  /// What the balancer did.
  PICKS("picks pick_share longest_pick_run client_moves all_hosts_pick_fairness"),
  /// What the operating system had of them.
  KERNEL("peak_kernel_*"),
  /// What the servers saw.
  SERVERS(
      "server_accepted server_requests server_reused server_closed upstream_requests"
          + " backend_share_max backend_share_min"),
  /// What the machine did beside it.
  MACHINE(
      "arrivals_late latest_arrival_ms all_hosts_standstill_ms all_hosts_longest_standstill_ms"
          + " all_hosts_other_programs_cores all_hosts_compiling_ms");

  private static final String ANY = "*";

  /// Never changed; the list does not say so in its type.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> patterns;

  MetricGroup(String patterns) {
    this.patterns = Arrays.asList(patterns.split(" "));
  }

  /// Its columns out of all, in the order to show them.
  List<String> columns(List<String> all) {
    return patterns.stream()
        .flatMap(pattern -> all.stream().filter(column -> matches(pattern, column)))
        .toList();
  }

  private static boolean matches(String pattern, String column) {
    return pattern.endsWith(ANY)
        ? column.startsWith(pattern.substring(0, pattern.length() - ANY.length()))
        : column.equals(pattern);
  }
}
