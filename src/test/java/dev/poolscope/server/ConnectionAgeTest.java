package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.time.Soon;
import dev.poolscope.time.SystemTicker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class ConnectionAgeTest {
  private static final Duration AGE = Duration.ofMillis(200);
  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
  private static final byte SETTINGS = 4;
  private static final byte GOAWAY = 7;

  @RegisterExtension private final ServerFixture fixture = new ServerFixture(false);

  @Test
  void closesAnIdleConnectionAtItsAge() throws Exception {
    fixture.server().behave(aged());
    long from = SystemTicker.INSTANCE.nanos();
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).doesNotContain("Connection:");
      assertThat(client.read()).isEqualTo(-1);
    }
    assertThat(SystemTicker.INSTANCE.nanos() - from).isGreaterThanOrEqualTo(AGE.toNanos());
  }

  @Test
  void announcesTheEndInAResponseThatIsUnderWay() throws Exception {
    fixture.server().behave(aged().with("delay", new Delay.Fixed(AGE.multipliedBy(2))));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("Connection: close\r\n")
          .endsWith("Poolscope ");
    }
  }

  @Test
  void countsTheAgeFromTheBeginningWhenItIsSetLater() throws Exception {
    try (RawClient client = fixture.connect()) {
      client.get();
      fixture.server().behave(Sample.DEFAULT.with("maxAge", Duration.ofNanos(1)));
      assertThat(client.read()).isEqualTo(-1);
    }
    Soon.holds(() -> fixture.server().counts().open() == 0);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT1H"})
  void keepsAConnectionThatWasTooOldOnceTheLimitIsTakenOffOrRaised(Duration age) throws Exception {
    fixture.server().behave(aged().with("delay", new Delay.Fixed(AGE.multipliedBy(10))));
    try (RawClient client = fixture.connect();
        RawClient idle = fixture.connect()) {
      client.send(RawClient.GET);
      Soon.holds(() -> fixture.server().counts().requests() == 1);
      // It is as old as the other one.
      assertThat(idle.read()).isEqualTo(-1);
      fixture.server().behave(Sample.DEFAULT.with("maxAge", age));
      assertThat(client.response()).doesNotContain("Connection: close");
      assertThat(client.get()).endsWith("Poolscope ");
    }
  }

  /// An age that is set in the moment in which a connection ends holds up nothing.
  @Test
  @Timeout(60)
  void endsAtOnceWhateverAgesWereSet() throws Exception {
    for (int i = 0; i < 200; i++) {
      fixture.server().behave(Sample.DEFAULT.with("maxAge", Duration.ofHours(1)));
      try (RawClient client = fixture.connect()) {
        client.get();
        fixture.server().behave(Sample.DEFAULT.with("maxAge", Duration.ofNanos(1)));
        assertThat(client.read()).isEqualTo(-1);
      }
    }
    fixture.server().behave(Sample.DEFAULT.with("maxAge", Duration.ofHours(1)));
    fixture.server().close();
  }

  @Test
  void saysGoAwayOverHttp2() throws Exception {
    fixture.server().behave(aged());
    try (Http2Frames client = new Http2Frames(fixture.connect())) {
      client.await(GOAWAY);
    }
  }

  @ParameterizedTest
  @CsvSource({"128", "4"})
  void tellsHowManyStreamsItAllows(int streams) throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("maxConcurrentStreams", streams));
    try (Http2Frames client = new Http2Frames(fixture.connect())) {
      byte[] settings = client.await(SETTINGS);
      // SETTINGS_MAX_CONCURRENT_STREAMS is 3.
      assertThat(settings).containsSequence(0, 3, 0, 0, 0, streams);
    }
  }

  @Test
  void advertisesAnIdleTimeout() throws Exception {
    fixture.server().behave(Sample.DEFAULT.with("keepAliveHeader", Duration.ofSeconds(5)));
    try (RawClient client = fixture.connect()) {
      assertThat(client.get()).contains("Keep-Alive: timeout=5\r\n");
      assertThat(client.get()).contains("Keep-Alive: timeout=5\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"CLOSE, false", "HTTP10, false", "SILENT_CLOSE, true"})
  void advertisesNoneWhereItSaysThatItCloses(SampleMode mode, boolean advertised) throws Exception {
    fixture
        .server()
        .behave(Sample.DEFAULT.with("keepAliveHeader", Duration.ofSeconds(5)).with("mode", mode));
    try (RawClient client = fixture.connect()) {
      assertThat(client.send(RawClient.GET).rest().contains("Keep-Alive:")).isEqualTo(advertised);
    }
  }

  private static Sample aged() {
    return Sample.DEFAULT.with("maxAge", AGE);
  }

  /// A client of HTTP/2 that says hello and looks at the frames that come.
  private static final class Http2Frames implements AutoCloseable {
    private final RawClient client;

    Http2Frames(RawClient client) throws IOException {
      this.client = client;
      client.send(
          "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
              + new String(EMPTY_SETTINGS, StandardCharsets.ISO_8859_1));
    }

    /// The payload of the next frame of a type.
    byte[] await(byte type) throws IOException {
      while (true) {
        byte[] header = client.socket().getInputStream().readNBytes(9);
        int length =
            Byte.toUnsignedInt(header[0]) << 16
                | Byte.toUnsignedInt(header[1]) << 8
                | Byte.toUnsignedInt(header[2]);
        byte[] payload = client.socket().getInputStream().readNBytes(length);
        if (header[3] == type) {
          return payload;
        }
      }
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
