package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.time.Soon;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SampleServerProtocolsTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @RegisterExtension private final ServerFixture plain = new ServerFixture(false);
  @RegisterExtension private final ServerFixture tls = new ServerFixture(true);

  @Test
  void hasACertificateOnlyWithTls() {
    assertThat(plain.server().certificate()).isEmpty();
    assertThat(tls.server().certificate()).isPresent();
  }

  @Test
  void speaksTlsToAClientThatTrustsItsCertificate() throws Exception {
    try (RawClient client = new RawClient(handshake("http/1.1"))) {
      assertThat(client.get()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("Poolscope ");
      tls.server().behave(Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
      assertThat(client.get()).endsWith("Poolscope ");
      assertThat(client.read()).isEqualTo(-1);
    }
  }

  @Test
  void isNotTrustedWithoutItsCertificate() throws Exception {
    HandshakeCertificates others =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates().build();
    try (var socket = others.sslSocketFactory().createSocket(loopback(), tls.server().port())) {
      assertThatThrownBy(((SSLSocket) socket)::startHandshake)
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void agreesOnHttp2ByAlpn() throws Exception {
    try (SSLSocket socket = handshake("h2")) {
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
    }
  }

  /// A connection that is too old before its handshake is over ends behind it.
  @ParameterizedTest
  @ValueSource(strings = {"h2", "http/1.1"})
  void noHandshakeIsCutByAnAge(String protocol) throws Exception {
    tls.server().behave(Sample.DEFAULT.with("maxAge", Duration.ofNanos(1)));
    for (int i = 0; i < 5; i++) {
      try (SSLSocket socket = handshake(protocol)) {
        assertThat(socket.getApplicationProtocol()).isEqualTo(protocol);
        if (protocol.equals("http/1.1")) {
          assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void resetsUnderTls() throws Exception {
    tls.server().behave(Sample.DEFAULT.with("reset", ResetPoint.BEFORE_BODY));
    try (RawClient client = new RawClient(handshake("http/1.1"))) {
      client.send(RawClient.GET).head();
      assertThatThrownBy(client::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void answersAnHttp2PrefaceOnAPlainPort() throws Exception {
    try (RawClient client = plain.connect()) {
      byte[] emptySettings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
      client.send(PREFACE + new String(emptySettings, StandardCharsets.ISO_8859_1));
      byte[] header = client.socket().getInputStream().readNBytes(9);
      assertThat(header[3]).as("type of the first frame: SETTINGS").isEqualTo((byte) 4);
    }
  }

  @Test
  void sharesOneHttp2ConnectionBetweenRequests() throws Exception {
    OkHttpClient client = http2Client();
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(get(client)).isEqualTo("Poolscope ");
      }
      ServerCounts counts = plain.server().counts();
      assertThat(counts.accepted()).isEqualTo(1);
      assertThat(counts.requestsByRemotePort().values()).containsExactly(3L);
    } finally {
      shutDown(client);
    }
  }

  @Test
  void streamsALargeBodyOverHttp2() throws Exception {
    plain.server().behave(Sample.DEFAULT.with("bodyBytes", 5_000_000));
    OkHttpClient client = http2Client();
    try {
      assertThat(get(client)).hasSize(5_000_000);
    } finally {
      shutDown(client);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP_ALIVE")
  void endsAnHttp2ConnectionAfterItsResponse(SampleMode mode) throws Exception {
    plain.server().behave(Sample.DEFAULT.with("mode", mode));
    OkHttpClient client = http2Client();
    try {
      assertThat(get(client)).isEqualTo("Poolscope ");
      assertThat(get(client)).isEqualTo("Poolscope ");
      assertThat(plain.server().counts().accepted()).isEqualTo(2);
    } finally {
      shutDown(client);
    }
  }

  @Test
  void delaysOverHttp2BeyondTheIdleTimeout() throws Exception {
    Sample slow = Sample.DEFAULT.with("delay", new Delay.Fixed(Duration.ofMillis(300)));
    plain.server().behave(slow);
    OkHttpClient client = http2Client();
    try {
      FutureTask<String> body = new FutureTask<>(() -> get(client));
      Thread.startVirtualThread(body);
      Soon.holds(() -> plain.server().counts().requests() == 1);
      plain.server().behave(slow.with("idleTimeout", Duration.ofMillis(50)));
      assertThat(body.get()).isEqualTo("Poolscope ");
    } finally {
      shutDown(client);
    }
  }

  private SSLSocket handshake(String protocol) throws IOException {
    X509Certificate certificate = tls.server().certificate().orElseThrow();
    HandshakeCertificates trusting =
        new HandshakeCertificates.Builder().addTrustedCertificate(certificate).build();
    SSLSocket socket =
        (SSLSocket) trusting.sslSocketFactory().createSocket(loopback(), tls.server().port());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private String get(OkHttpClient client) throws IOException {
    Request request =
        new Request.Builder().url("http://127.0.0.1:" + plain.server().port() + "/").build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.protocol()).isEqualTo(Protocol.H2_PRIOR_KNOWLEDGE);
      return response.body().string();
    }
  }

  private static OkHttpClient http2Client() {
    return new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
  }

  private static void shutDown(OkHttpClient client) {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }

  private static InetAddress loopback() {
    return InetAddress.ofLiteral("127.0.0.1");
  }
}
