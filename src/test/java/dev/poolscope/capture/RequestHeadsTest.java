package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadsTest {
  private static final String GET = "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n";

  private final RequestHeads heads = new RequestHeads();

  @Test
  void eachCompleteHeadCounts() {
    accept(GET + GET + "GET / HTTP/1.0\r\n\r\n" + "GET / HTTP/1.1\r\nHost:");
    assertThat(heads.count()).isEqualTo(3);
    accept(" y\r\n\r\n");
    assertThat(heads.count()).isEqualTo(4);
    assertThat(heads.isCountable()).isTrue();
  }

  @Test
  void bodiesArePassedOver() {
    accept("POST / HTTP/1.1\r\ncontent-length: " + GET.length() + "\r\n\r\n" + GET + GET);
    assertThat(heads.count()).isEqualTo(2);
  }

  @Test
  void chunksArePassedOver() {
    String size = Integer.toHexString(GET.length());
    accept("PUT / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n");
    accept(size + ";name=value\r\n" + GET + "\r\n" + size + "\r\n" + GET + "\r\n");
    accept("0\r\nTrailer: 1\r\n\r\n" + GET);
    assertThat(heads.count()).isEqualTo(2);
  }

  @Test
  void itDoesNotMatterHowBytesCome() {
    String all =
        "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
            + "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
            + GET;
    for (int i = 0; i < all.length(); i++) {
      accept(all.substring(i, i + 1));
    }
    assertThat(heads.count()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001",
        "hello\r\n",
        "GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nlarge\r\n"
      })
  void whatCannotBeReadIsNotCounted(String bytes) {
    accept(bytes);
    assertThat(heads.isCountable()).isFalse();
    accept(GET);
    assertThat(heads.isCountable()).as("from then on").isFalse();
  }

  @Test
  void aHoleIsHarmlessInABodyOnly() {
    accept("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n");
    heads.skip(10);
    accept(GET);
    assertThat(heads.count()).isEqualTo(2);
    heads.skip(0);
    assertThat(heads.isCountable()).isTrue();
    heads.skip(1);
    assertThat(heads.isCountable()).isFalse();
  }

  private void accept(String bytes) {
    heads.accept(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
