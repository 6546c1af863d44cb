package dev.poolscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final RunDirectory GOLDEN =
      new RunDirectory(Path.of("src/test/resources/golden-run"));

  @Test
  void theNumbersAreThoseOfTheRun() throws IOException {
    RunMetrics metrics = new RunMetrics(GOLDEN.readExperiment(), Map.of("part", "0/3"));
    RunReport report = RunExport.report(GOLDEN, metrics);

    String text = text(metrics);

    assertThat(text).endsWith("# EOF\n").contains("part=\"0/3\"");
    assertThat(sum(text, "poolscope_connections_opened_total"))
        .isEqualTo(report.totals().count(SummaryColumns.OPENED) + opened(report));
    assertThat(sum(text, "http_client_request_duration_seconds_count")).isEqualTo(71);
    assertThat(sum(text, "poolscope_picks_total")).isEqualTo(20);
  }

  @Test
  void theNamesAreThoseOfTheConventions() throws IOException {
    RunMetrics metrics = new RunMetrics(GOLDEN.readExperiment(), Map.of());
    RunExport.report(GOLDEN, metrics);

    assertThat(text(metrics))
        .contains("# TYPE http_client_open_connections gauge")
        .contains("http_connection_state=\"idle\"")
        .contains("# TYPE http_client_connection_duration_seconds histogram")
        .contains("# TYPE http_client_active_requests gauge")
        .contains("# TYPE http_client_request_duration_seconds histogram")
        .contains("server_address=\"127.0.0.1\"")
        .contains("le=\"0.005\"")
        .contains("error_type=\"REFUSED\"");
  }

  @Test
  void theyAreServedWhileTheLogGrowsAndOnLoopbackOnly() throws Exception {
    Experiment experiment = GOLDEN.readExperiment();
    try (MetricsServer server =
            new MetricsServer(InetAddress.getLoopbackAddress(), 0, experiment, Map.of());
        HttpClient client = HttpClient.newHttpClient()) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      server.follow(GOLDEN.events());

      String text = awaitAll(client, url);

      assertThat(sum(text, "poolscope_requests_ended_total")).isEqualTo(71);
      assertThat(server.problem()).isNull();
    }
  }

  /// Asks until the whole log has been read.
  private static String awaitAll(HttpClient client, URI url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Accept", RunMetrics.CONTENT_TYPE)
            .timeout(Duration.ofSeconds(30))
            .build();
    return CompletableFuture.supplyAsync(
            () -> {
              String text = "";
              while (sum(text, "poolscope_requests_ended_total") < 71) {
                text = get(client, request);
              }
              return text;
            })
        .get(60, TimeUnit.SECONDS);
  }

  private static String get(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double opened(RunReport report) {
    return report.totals().count(SummaryColumns.OPENED_AFTER_LOAD);
  }

  private static String text(RunMetrics metrics) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static double sum(String text, String name) {
    Matcher found =
        Pattern.compile("^" + name + "\\{[^}]*} ([0-9.eE+-]+)", Pattern.MULTILINE).matcher(text);
    double sum = 0;
    while (found.find()) {
      sum += Double.parseDouble(found.group(1));
    }
    return sum;
  }
}
