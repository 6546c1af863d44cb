package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.experiment.ServerKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealServerOptionsTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void theDefaultsAreRefusedByNone(ServerKind kind) {
    assertThat(RealServerOptions.refusal(of(kind))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EMBEDDED")
  void whatOnlyTheEmbeddedServerCanDoIsRefusedByAll(ServerKind kind) {
    assertThat(RealServerOptions.refusal(of(kind).with("reset", ResetPoint.MID_BODY)).orElseThrow())
        .contains(" has no reset; it has ")
        .endsWith("or use the embedded server");
  }

  @Test
  void nginxIsToldWhatItCanDo() {
    Sample sample =
        of(ServerKind.NGINX)
            .with("maxRequests", 10L)
            .with("idleTimeout", Duration.ofSeconds(90))
            .with("status", 503)
            .with("tls", true);
    assertThat(RealServerOptions.refusal(sample)).isEmpty();
    assertThat(RealServerOptions.arguments(sample, List.of(8081, 8082)))
        .containsExactly(
            "-idle-timeout=90000ms",
            "-max-requests=10",
            "-body-bytes=10",
            "-status=503",
            "-upstream=127.0.0.1:8081,127.0.0.1:8082");
  }

  @Test
  void nginxHasNoDelayNorAllBodiesAndStatuses() {
    Sample nginx = of(ServerKind.NGINX);
    Delay delay = new Delay.Fixed(Duration.ofMillis(5));
    assertThat(RealServerOptions.refusal(nginx.with("delay", delay)).orElseThrow())
        .startsWith(
            "nginx has no delay; it has bodyBytes, idleTimeout, maxRequests, mode, port, server,"
                + " status, tls, upstream. Leave the others out");
    assertThat(RealServerOptions.refusal(nginx.with("bodyBytes", 1L << 21)).orElseThrow())
        .isEqualTo("bodyBytes: nginx has at most 1MiB here; give less, or use the embedded server");
    assertThat(RealServerOptions.refusal(nginx.with("status", 302)).orElseThrow())
        .startsWith("status: nginx has no plain response of status 302");
    assertThat(RealServerOptions.refusal(nginx.with("mode", SampleMode.HTTP10)).orElseThrow())
        .startsWith("mode: nginx cannot do http10; allowed: close or keep-alive");
  }

  @Test
  void pythonIsHttp10AndHasAKindOfItsOwnForHttp11() {
    Sample python = of(ServerKind.PYTHON);
    assertThat(RealServerOptions.refusal(python.with("mode", SampleMode.HTTP10))).isEmpty();
    assertThat(RealServerOptions.refusal(python.with("mode", SampleMode.CLOSE))).isPresent();
    assertThat(RealServerOptions.arguments(of(ServerKind.PYTHON_HTTP11), List.of()))
        .containsExactly("-http11", "-body-bytes=10");
  }

  @Test
  void goHasOneDelay() {
    Sample go = of(ServerKind.GO);
    Delay one = new Delay.Fixed(Duration.ofMillis(5));
    Delay spread = new Delay.Uniform(Duration.ofMillis(5), Duration.ofMillis(6));
    assertThat(RealServerOptions.arguments(go.with("delay", one), List.of()))
        .containsExactly("-delay=5ms", "-body-bytes=10");
    assertThat(RealServerOptions.refusal(go.with("delay", spread)).orElseThrow())
        .startsWith("delay: go has one duration only");
  }

  @Test
  void nodeDoesNotEndConnectionsOverHttp2() {
    Sample node = of(ServerKind.NODE).with("maxRequests", 2L);
    assertThat(RealServerOptions.refusal(node)).isEmpty();
    assertThat(RealServerOptions.refusal(node.with("tls", true)).orElseThrow())
        .startsWith("tls: over HTTP/2");
  }

  private static Sample of(ServerKind kind) {
    return Sample.DEFAULT.with("server", kind);
  }
}
