package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
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
    fixture.server().behave(Behavior.DEFAULT.withMode(ServerMode.CLOSE));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Connection: close\r\n")
          .endsWith("\r\n\r\nPoolscope ");
    }
  }

  @Test
  void answersInHttp10WithALengthAndCloses() throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withMode(ServerMode.HTTP10));
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
    fixture.server().behave(Behavior.DEFAULT.withMode(ServerMode.SILENT_CLOSE));
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
    fixture.server().behave(Behavior.DEFAULT.withMode(ServerMode.HTTP10));
    try (RawClient client = fixture.connect()) {
      client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertThat(client.rest()).doesNotContainIgnoringCase("connection:").endsWith("Poolscope ");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP_ALIVE")
  void completesALargeResponseBeforeItCloses(ServerMode mode) throws Exception {
    long bytes = 20_000_000;
    fixture.server().behave(Behavior.DEFAULT.withMode(mode).withResponse(200, bytes, false));
    try (RawClient client = fixture.connect()) {
      client.send(RawClient.GET).head();
      assertThat(client.countRest()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP_ALIVE")
  void endsTheStreamInOrderThoughMoreRequestsHadArrived(ServerMode mode) throws Exception {
    int bytes = 200_000;
    fixture.server().behave(Behavior.DEFAULT.withMode(mode).withResponse(200, bytes, false));
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
    for (ServerMode mode : new ServerMode[] {ServerMode.CLOSE, ServerMode.SILENT_CLOSE}) {
      fixture.server().behave(Behavior.DEFAULT.withMode(mode).withResponse(200, bytes, true));
      try (RawClient client = fixture.connect()) {
        String response = client.send(RawClient.GET).rest();
        assertThat(response).contains("Transfer-Encoding: chunked\r\n").endsWith("0\r\n\r\n");
        assertThat(response).doesNotContain("Content-Length").hasSizeGreaterThan((int) bytes);
      }
    }
  }

  @Test
  void keepsAConnectionAfterAChunkedResponse() throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withResponse(200, 10, true));
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
  void sendsNoBodyForHead(ServerMode mode, boolean chunked) throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withMode(mode).withResponse(200, 10, chunked));
    try (RawClient client = fixture.connect()) {
      boolean lengthGiven = !chunked || mode == ServerMode.HTTP10;
      assertThat(client.send(HEAD).head())
          .contains(lengthGiven ? "Content-Length: 10\r\n" : "Transfer-Encoding: chunked\r\n");
      if (mode == ServerMode.KEEP_ALIVE) {
        assertThat(client.send(HEAD).head()).startsWith("HTTP/1.1 200 OK\r\n");
      } else {
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"KEEP_ALIVE, 204", "KEEP_ALIVE, 304", "HTTP10, 204", "SILENT_CLOSE, 304"})
  void sendsNoBodyWithAStatusThatHasNone(ServerMode mode, int status) throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withMode(mode).withResponse(status, 10, false));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).head())
          .contains(" " + status + " ")
          .doesNotContain("Content-Length: 10");
      if (mode == ServerMode.KEEP_ALIVE) {
        assertThat(client.send(RawClient.GET).head()).contains(" " + status + " ");
      } else {
        assertThat(client.rest()).isEmpty();
      }
    }
  }

  @Test
  void answersWithTheGivenStatus() throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withResponse(503, 0, false));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get())
          .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
          .contains("Content-Length: 0\r\n");
    }
  }

  @Test
  void resetsAfterTheHead() throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withFaults(0, ResetPoint.BEFORE_BODY, 1));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).head()).contains("Content-Length: 10\r\n");
      assertThatThrownBy(client::read)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @EnumSource(ServerMode.class)
  void resetsAfterHalfOfTheBody(ServerMode mode) throws Exception {
    fixture.server().behave(Behavior.DEFAULT.withMode(mode).withFaults(0, ResetPoint.MID_BODY, 1));
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
    fixture.server().behave(Behavior.DEFAULT.withFaults(0, ResetPoint.BEFORE_BODY, 3));
    try (RawClient one = fixture.connect();
        RawClient other = fixture.connect()) {
      assertThat(one.get()).endsWith("Poolscope ");
      assertThat(other.get()).endsWith("Poolscope ");
      one.send(RawClient.GET).head();
      assertThatThrownBy(one::read).isInstanceOf(SocketException.class);
      assertThat(other.get()).endsWith("Poolscope ");
    }
  }
}
