package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureReaderTest {
  private static final long NANOS = 1_700_000_000_123_456_789L;

  private final Wire wire = new Wire().at(NANOS);

  CaptureReaderTest() {
    wire.from(1).open().request().clientEnds();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    CapturedTraffic traffic = Wire.read(wire.pcapng(7));
    assertThat(traffic.packets()).isEqualTo(wire.frames().size());
    assertThat(traffic.lost()).hasValue(7);
    assertThat(traffic.connections().getFirst().synEpochNanos()).isEqualTo(NANOS);
  }

  @Test
  void pcapIsReadInEitherOrderAndTellsNoLosses() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      CapturedTraffic traffic = Wire.read(wire.pcap(order));
      assertThat(traffic.connections().getFirst().requests()).isEqualTo(1);
      assertThat(traffic.connections().getFirst().synEpochNanos()).isEqualTo(NANOS / 1000 * 1000);
      assertThat(traffic.lost()).isEmpty();
    }
  }

  @Test
  void unknownBlocksArePassedOverAndSectionsAdd() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(wire.pcapng(2));
    ByteBuffer comment = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    both.write(comment.putInt(0x0BAD).putInt(16).putInt(0).putInt(16).array());
    both.write(wire.pcapng(3));
    CapturedTraffic traffic = Wire.read(both.toByteArray());
    assertThat(traffic.packets()).isEqualTo(2L * wire.frames().size());
    assertThat(traffic.lost()).hasValue(5);
  }

  @Test
  void aFileCutOffWithinABlockIsRefused() throws IOException {
    byte[] whole = wire.pcapng();
    int refused = 0;
    for (int length = 1; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      try {
        var _ = Wire.read(part);
      } catch (InvalidCaptureException e) {
        assertThat(e).hasMessageContaining("cut off");
        refused++;
      }
    }
    assertThat(whole.length - 1 - refused)
        .as("ends between blocks")
        .isEqualTo(wire.frames().size() + 2);
  }

  @Test
  void whatIsNoCaptureIsRefused() {
    assertThatThrownBy(() -> Wire.read(new byte[0]))
        .isInstanceOf(InvalidCaptureException.class)
        .hasMessage("is empty");
    assertThatThrownBy(() -> Wire.read("schema: x".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidCaptureException.class)
        .hasMessageContaining("no packet capture");
  }

  @Test
  void damageIsRefusedOrPassedOverAndNeverFails() throws IOException {
    byte[] whole = wire.pcapng();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(Wire.read(damaged).packets()).isNotNegative();
      } catch (InvalidCaptureException e) {
        assertThat(e).hasMessageMatching("is .*");
      }
    }
  }

  @Test
  void timesAreReadInTheirResolution() {
    CaptureClock micros = CaptureClock.MICROSECONDS;
    assertThat(micros.epochNanos(5)).isEqualTo(5_000);
    assertThat(micros.withResolution((byte) 3).epochNanos(5)).isEqualTo(5_000_000);
    assertThat(micros.withResolution((byte) 12).epochNanos(5_000)).isEqualTo(5);
    assertThat(micros.withResolution((byte) 0x81).epochNanos(3)).isEqualTo(1_500_000_000L);
    assertThat(micros.withOffset(2).epochNanos(5)).isEqualTo(2_000_005_000L);
  }
}
