package dev.poolscope.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the pcap format behind its magic number (the header and record layout of
/// `draft-ietf-opsawg-pcap`). The format has no room for losses.
final class PcapReader implements FrameSource {
  private static final int REST_OF_HEADER = 20;
  private static final int LINK_TYPE = 16;
  private static final int LINK_TYPE_BITS = 0xFFFF;
  private static final int RECORD_HEADER = 16;

  private final CaptureInput in;
  private final int nanosPerUnit;
  private final int linkType;

  PcapReader(CaptureInput in, int nanosPerUnit) throws IOException {
    this.in = in;
    this.nanosPerUnit = nanosPerUnit;
    linkType = in.read(REST_OF_HEADER).getInt(LINK_TYPE) & LINK_TYPE_BITS;
  }

  @Override
  public @Nullable CapturedFrame next() throws IOException {
    ByteBuffer header = in.readIfAny(RECORD_HEADER);
    if (header == null) {
      return null;
    }
    long seconds = Integer.toUnsignedLong(header.getInt());
    long fraction = Integer.toUnsignedLong(header.getInt());
    int captured = header.getInt();
    int original = header.getInt();
    long nanos = TimeUnit.SECONDS.toNanos(seconds) + fraction * nanosPerUnit;
    return new CapturedFrame(nanos, linkType, original, in.read(captured));
  }

  @Override
  public OptionalLong lost() {
    return OptionalLong.empty();
  }
}
