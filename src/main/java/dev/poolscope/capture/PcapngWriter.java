package dev.poolscope.capture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes frames of one interface in pcapng format, with times in nanoseconds.
///
/// Threading: confined to one thread.
final class PcapngWriter implements AutoCloseable {
  private static final int SHB_USERAPPL = 4;
  private static final int IF_NAME = 2;
  private static final int IF_FILTER = 11;
  private static final byte NANOSECONDS = 9;
  private static final long UNKNOWN_LENGTH = -1;

  private final OutputStream out;

  /// Begins a file.
  ///
  /// @param application what the frames were captured by
  /// @param device the interface's name
  /// @param filter what was to be captured
  /// @param linkType of all frames
  /// @param snapBytes how much of a frame was kept
  PcapngWriter(
      OutputStream out,
      String application,
      String device,
      String filter,
      int linkType,
      int snapBytes)
      throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    ByteBuffer section = body(256 + application.length() * 3);
    section.putInt(PcapngReader.BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0);
    section.putLong(UNKNOWN_LENGTH);
    option(section, SHB_USERAPPL, application.getBytes(StandardCharsets.UTF_8));
    endOptions(section);
    block(PcapngReader.SECTION_HEADER, section);
    ByteBuffer description = body(256 + (device.length() + filter.length()) * 3);
    description.putShort((short) linkType).putShort((short) 0).putInt(snapBytes);
    option(description, IF_NAME, device.getBytes(StandardCharsets.UTF_8));
    option(description, PcapngReader.IF_TSRESOL, new byte[] {NANOSECONDS});
    // The first byte says that what follows is the text of the filter.
    option(description, IF_FILTER, ("\0" + filter).getBytes(StandardCharsets.UTF_8));
    endOptions(description);
    block(PcapngReader.INTERFACE_DESCRIPTION, description);
  }

  /// Adds a frame.
  void write(CapturedFrame frame) throws IOException {
    int captured = frame.data().limit();
    ByteBuffer packet = body(32 + captured);
    packet.putInt(0);
    time(packet, frame.epochNanos());
    packet.putInt(captured).putInt(frame.originalBytes());
    packet.put(frame.data().duplicate().position(0));
    pad(packet);
    block(PcapngReader.ENHANCED_PACKET, packet);
  }

  /// Adds what was lost up to a time.
  void statistics(long epochNanos, long lost) throws IOException {
    ByteBuffer statistics = body(64);
    statistics.putInt(0);
    time(statistics, epochNanos);
    ByteBuffer count = body(Long.BYTES).putLong(lost);
    option(statistics, PcapngReader.ISB_IFDROP, written(count));
    endOptions(statistics);
    block(PcapngReader.INTERFACE_STATISTICS, statistics);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static ByteBuffer body(int room) {
    return ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void time(ByteBuffer to, long epochNanos) {
    to.putInt((int) (epochNanos >>> Integer.SIZE)).putInt((int) epochNanos);
  }

  private static void option(ByteBuffer to, int code, byte[] value) {
    to.putShort((short) code).putShort((short) value.length).put(value);
    pad(to);
  }

  private static void endOptions(ByteBuffer to) {
    to.putInt(0);
  }

  private static void pad(ByteBuffer to) {
    while (to.position() % Integer.BYTES != 0) {
      to.put((byte) 0);
    }
  }

  private void block(int type, ByteBuffer body) throws IOException {
    int length = body.position() + 3 * Integer.BYTES;
    ByteBuffer head = body(2 * Integer.BYTES).putInt(type).putInt(length);
    out.write(written(head));
    out.write(written(body));
    out.write(written(body(Integer.BYTES).putInt(length)));
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}
