package dev.poolscope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Tells the two formats of captures apart.
final class CaptureReader {
  private static final int PCAP_MICROS = 0xA1B2C3D4;
  private static final int PCAP_NANOS = 0xA1B23C4D;

  private CaptureReader() {}

  /// The frames of a stream in pcapng or pcap format. Waits for its first bytes.
  ///
  /// @throws InvalidCaptureException if it is neither
  static FrameSource of(InputStream stream) throws IOException {
    CaptureInput in = new CaptureInput(stream);
    ByteBuffer first = in.readIfAny(Integer.BYTES);
    if (first == null) {
      throw new InvalidCaptureException("is empty");
    }
    int magic = first.getInt(0);
    if (magic == PcapngReader.SECTION_HEADER) {
      return new PcapngReader(in);
    }
    if (Integer.reverseBytes(magic) == PCAP_MICROS || Integer.reverseBytes(magic) == PCAP_NANOS) {
      in.order(ByteOrder.BIG_ENDIAN);
      magic = Integer.reverseBytes(magic);
    }
    return switch (magic) {
      case PCAP_MICROS -> new PcapReader(in, 1000);
      case PCAP_NANOS -> new PcapReader(in, 1);
      default -> throw new InvalidCaptureException("is no packet capture, neither pcapng nor pcap");
    };
  }
}
