package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.time.SystemTicker;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleServerModesTest {
  private static final String HEAD = RawClient.GET.replace("GET", "HEAD");

  @RegisterExtension private final ServerFixture fixture = new ServerFixture(false);

  @Test
  void keepsConnectionsAndSaysNothingAboutThem() throws Exception {
    try (RawClient client = fixture.connect()) {
      String first = client.get();

      assertThat(first).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Type: text/plain\r\n");
      assertThat(first).contains("Content-Length: 10\r\n").endsWith("\r\n\r\nPoolscope ");
      assertThat(first).doesNotContainIgnoringCase("connection:").doesNotContain("Server:");
      assertThat(client.get()).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void closesAfterSayingSo() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.CLOSE));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Connection: close\r\n")
          .endsWith("\r\n\r\nPoolscope ");
    }
  }

  @Test
  void answersInHttp10WithALengthAndCloses() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.HTTP10));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.0 200 OK\r\n")
          .contains("Content-Length: 10\r\n")
          .doesNotContainIgnoringCase("connection:")
          .endsWith("\r\n\r\nPoolscope ");
    }
  }

  @Test
  void promisesToKeepTheConnectionAndClosesIt() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.SILENT_CLOSE));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Content-Length: 10\r\n")
          .doesNotContainIgnoringCase("connection:")
          .endsWith("\r\n\r\nPoolscope ");
    }
  }

  @Test
  void grantsNoKeepAliveInHttp10ThoughTheClientAsksForIt() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", SampleMode.HTTP10));
    try (RawClient client = fixture.connect()) {
      client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.rest()).doesNotContainIgnoringCase("connection:").endsWith("Poolscope ");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP_ALIVE")
  void completesALargeResponseBeforeItCloses(SampleMode mode) throws Exception {
    long bytes = 20_000_000;
    fixture.server().behave(Sample.DEFAULT.with("mode", mode).with("bodyBytes", bytes));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET).head();
      assertThat(client.countRest()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP_ALIVE")
  void endsTheStreamInOrderThoughMoreRequestsHadArrived(SampleMode mode) throws Exception {
    int bytes = 200_000;
    fixture.server().behave(Sample.DEFAULT.with("mode", mode).with("bodyBytes", bytes));
    for (int round = 0; round < 10; round++) {
      // So small a window keeps most of the response at the server, where a reset would destroy it.
      try (RawClient client = fixture.connectWithWindow(4096)) {
        client.send(RawClient.GET.repeat(1500)).head();
        assertThat(client.countRest()).isEqualTo(bytes);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10, 65_536, 65_537, 200_000})
  void sendsChunks(long bytes) throws Exception {
    for (SampleMode mode : new SampleMode[] {SampleMode.CLOSE, SampleMode.SILENT_CLOSE}) {
      fixture
          .server()
          .behave(Sample.DEFAULT.with("mode", mode).with("bodyBytes", bytes).with("chunked", true));
      try (RawClient client = fixture.connect()) {
        String response = client.send(RawClient.GET).rest();
        assertThat(response).contains("Transfer-Encoding: chunked\r\n").endsWith("0\r\n\r\n");
        assertThat(response).doesNotContain("Content-Length").hasSizeGreaterThan((int) bytes);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "10, false", "10, true", "200000, false", "200000, true"})
  void letsABodyTrickle(int bytes, boolean chunked) throws Exception {
    Duration long200 = Duration.ofMillis(200);
    Sample plain = Sample.DEFAULT.with("bodyBytes", bytes).with("chunked", chunked);
    fixture.server().behave(plain.with("bodyDuration", long200));
    try (RawClient client = fixture.connect()) {
      long from = SystemTicker.INSTANCE.nanos();
      String response = client.get();
      assertThat(SystemTicker.INSTANCE.nanos() - from).isGreaterThanOrEqualTo(long200.toNanos());
      assertThat(response.contains("Transfer-Encoding: chunked")).isEqualTo(chunked);
      fixture.server().behave(plain);
      assertThat(client.get()).hasSizeGreaterThan(bytes);
    }
  }

  @Test
  void keepsAConnectionAfterAChunkedResponse() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("chunked", true));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).endsWith("\r\nA\r\nPoolscope \r\n0\r\n\r\n");
      assertThat(client.get()).endsWith("\r\nA\r\nPoolscope \r\n0\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP_ALIVE, false",
    "KEEP_ALIVE, true",
    "CLOSE, true",
    "HTTP10, true",
    "SILENT_CLOSE, true"
  })
  void sendsNoBodyForHead(SampleMode mode, boolean chunked) throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", mode).with("chunked", chunked));
    try (RawClient client = fixture.connect()) {
      boolean lengthGiven = !chunked || mode == SampleMode.HTTP10;
      assertThat(client.send(HEAD).head())
          .contains(lengthGiven ? "Content-Length: 10\r\n" : "Transfer-Encoding: chunked\r\n");
      if (mode == SampleMode.KEEP_ALIVE) {
        assertThat(client.send(HEAD).head()).startsWith("HTTP/1.1 200 OK\r\n");
      } else {
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"KEEP_ALIVE, 204", "KEEP_ALIVE, 304", "HTTP10, 204", "SILENT_CLOSE, 304"})
  void sendsNoBodyWithAStatusThatHasNone(SampleMode mode, int status) throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", mode).with("status", status));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).head())
          .contains(" " + status + " ")
          .doesNotContain("Content-Length: 10");
      if (mode == SampleMode.KEEP_ALIVE) {
        assertThat(client.send(RawClient.GET).head()).contains(" " + status + " ");
      } else {
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @Test
  void answersWithTheGivenStatus() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("status", 503).with("bodyBytes", 0));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get())
          .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
          .contains("Content-Length: 0\r\n");
    }
  }

  @Test
  void resetsAfterTheHead() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("reset", ResetPoint.BEFORE_BODY));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).head()).contains("Content-Length: 10\r\n");
      assertThatThrownBy(client::read)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @EnumSource(SampleMode.class)
  void resetsAfterHalfOfTheBody(SampleMode mode) throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("mode", mode).with("reset", ResetPoint.MID_BODY));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET).head();
      assertThat(client.socket().getInputStream().readNBytes(5)).asString().isEqualTo("Pools");
      assertThatThrownBy(client::read)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void appliesAFaultToEveryNthRequestOfTheServer() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("reset", ResetPoint.BEFORE_BODY).with("every", 3));
    try (RawClient one = fixture.connect();
        RawClient other = fixture.connect()) {
      assertThat(one.get()).endsWith("Poolscope ");
      assertThat(other.get()).endsWith("Poolscope ");
      one.send(RawClient.GET).head();
      assertThatThrownBy(one::read).isInstanceOf(SocketException.class);
      assertThat(other.get()).endsWith("Poolscope ");
    }
  }

  @Test
  void selectsStatusAndModeByEvery() throws Exception {
    fixture
        .server()
        .behave(Sample.DEFAULT.with("status", 503).with("mode", SampleMode.CLOSE).with("every", 2));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Connection:");
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.1 503 ")
          .contains("Connection: close\r\n");
    }
  }

  @Test
  void hangsUpInsteadOfAnswering() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("hangUp", true));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest()).isEmpty();
    }
  }

  @Test
  void resetsInsteadOfAnswering() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("reset", ResetPoint.BEFORE_HEADERS));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET);
      assertThatThrownBy(client::read)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @Test
  void sparesTheFirstRequestOfAConnectionIfAsked() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("hangUp", true).with("reusedOnly", true));
    for (int i = 0; i < 2; i++) {
      try (RawClient client = fixture.connect()) {
        assertThat(client.get()).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(client.send(RawClient.GET).rest()).isEmpty();
      }
    }
  }
}
