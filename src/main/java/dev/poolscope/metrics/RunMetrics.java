package dev.poolscope.metrics;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/// The numbers of a run while its events are folded, as Prometheus metrics. Names, units, labels
/// and buckets are those of OpenTelemetry's semantic conventions for HTTP clients
/// (`http.client.open_connections`, `http.client.connection.duration`,
/// `http.client.active_requests`, `http.client.request.duration`), and .NET's
/// `http.client.request.time_in_queue`, as far as there are any; all others begin with
/// `poolscope_`. The label `host` is the target's name.
///
/// Threading: told by one thread, read by any.
public final class RunMetrics implements RunListener {
  /// The content type of [#writeTo].
  public static final String CONTENT_TYPE = OpenMetricsTextFormatWriter.CONTENT_TYPE;

  private static final double NANOS_PER_SECOND = 1e9;

  /// Of `http.client.connection.duration` in the conventions.
  private static final double[] CONNECTION_BUCKETS = {
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300
  };

  /// Of `http.client.request.duration` in the conventions.
  private static final double[] REQUEST_BUCKETS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, ServerLabels> places;
  private final Gauge openConnections;
  private final Gauge activeRequests;
  private final Gauge waitingRequests;
  private final Histogram connectionDuration;
  private final Histogram requestDuration;
  private final Histogram timeInQueue;
  private final Counter dialsStarted;
  private final Counter dialsFailed;
  private final Counter opened;
  private final Counter closed;
  private final Counter requests;
  private final Counter failures;
  private final Counter retries;
  private final Counter picks;

  /// The metrics of a run that has not begun.
  ///
  /// @param labels further labels of all of them, such as which part of a whole it is
  public RunMetrics(Experiment experiment, Map<String, String> labels) {
    places = ServerLabels.of(experiment);
    Metrics make = new Metrics(registry, experiment.name(), labels);
    openConnections =
        make.gauge(
            "http_client_open_connections",
            "Outbound HTTP connections by state: dialing, active or idle.",
            "server_address",
            "server_port",
            "http_connection_state");
    activeRequests =
        make.gauge(
            "http_client_active_requests",
            "Requests begun and not ended.",
            "server_address",
            "server_port");
    waitingRequests =
        make.gauge("poolscope_waiting_requests", "Requests without a connection yet.");
    connectionDuration =
        make.histogram(
            "http_client_connection_duration_seconds",
            "How long connections that have been closed were open.",
            CONNECTION_BUCKETS,
            "server_address",
            "server_port");
    requestDuration =
        make.histogram(
            "http_client_request_duration_seconds",
            "How long requests took from their start to the end of the body.",
            REQUEST_BUCKETS,
            "server_address",
            "server_port",
            "http_request_method",
            "http_response_status_code",
            "error_type");
    timeInQueue =
        make.histogram(
            "http_client_request_time_in_queue_seconds",
            "How long requests waited for a connection, a dial of their own included.",
            REQUEST_BUCKETS,
            "server_address",
            "server_port");
    dialsStarted = make.counter("poolscope_dials_started", "Dials begun.");
    dialsFailed = make.counter("poolscope_dials_failed", "Dials that failed.", "kind");
    opened = make.counter("poolscope_connections_opened", "Connections opened.");
    closed = make.counter("poolscope_connections_closed", "Connections closed.", "reason", "by");
    requests = make.counter("poolscope_requests_ended", "Requests that ended, well or not.");
    failures = make.counter("poolscope_requests_failed", "Requests that failed.", "kind");
    retries = make.counter("poolscope_retries", "Attempts that failed and were repeated.");
    picks = make.counter("poolscope_picks", "Picks of the balancer.");
  }

  /// The registry that they are in.
  public PrometheusRegistry registry() {
    return registry;
  }

  /// Writes them as OpenMetrics text.
  public void writeTo(OutputStream out) throws IOException {
    OpenMetricsTextFormatWriter.create().write(out, registry.scrape());
  }

  @Override
  public void entry(EventRow row) {
    switch (row.entry().event()) {
      case PoolEvent.DialStarted e -> dialsStarted.labelValues(e.host()).inc();
      case PoolEvent.DialFailed e -> dialsFailed.labelValues(e.host(), e.failure().name()).inc();
      case PoolEvent.ConnectionOpened e -> opened.labelValues(e.host()).inc();
      case PoolEvent.RequestRetried e -> retries.labelValues(e.host()).inc();
      case PoolEvent.Picked e -> picks.labelValues(e.host()).inc();
      default -> {}
    }
  }

  @Override
  public void sample(long tNanos, String host, HostCounts counts) {
    ServerLabels place = place(host);
    state(host, place, "dialing", counts.dialing());
    state(host, place, "active", counts.active());
    state(host, place, "idle", counts.idle());
    activeRequests
        .labelValues(host, place.address(), place.port())
        .set((double) counts.unfinished());
    waitingRequests.labelValues(host).set(counts.waiting());
  }

  private void state(String host, ServerLabels place, String state, int count) {
    openConnections.labelValues(host, place.address(), place.port(), state).set(count);
  }

  @Override
  public void connection(ConnectionRow row) {
    CloseReason reason = row.closeReason();
    ClosedBy by = row.closedBy();
    if (reason != null && by != null) {
      ServerLabels place = place(row.host());
      closed.labelValues(row.host(), reason.name(), by.name().toLowerCase(Locale.ROOT)).inc();
      connectionDuration
          .labelValues(row.host(), place.address(), place.port())
          .observe((row.closedNanos() - row.openedNanos()) / NANOS_PER_SECOND);
    }
  }

  @Override
  public void request(RequestRow row) {
    if (row.endNanos() < 0) {
      return;
    }
    ServerLabels place = place(row.host());
    FailureKind failure = row.failure();
    requests.labelValues(row.host()).inc();
    if (failure != null) {
      failures.labelValues(row.host(), failure.name()).inc();
    }
    if (row.acquiredNanos() >= 0) {
      timeInQueue
          .labelValues(row.host(), place.address(), place.port())
          .observe((row.acquiredNanos() - row.startNanos()) / NANOS_PER_SECOND);
    }
    requestDuration
        .labelValues(
            row.host(),
            place.address(),
            place.port(),
            place.method(),
            row.status() == 0 ? "" : String.valueOf(row.status()),
            failure == null ? "" : failure.name())
        .observe(row.serviceNanos() / NANOS_PER_SECOND);
  }

  private ServerLabels place(String host) {
    return places.getOrDefault(host, ServerLabels.NOWHERE);
  }
}
