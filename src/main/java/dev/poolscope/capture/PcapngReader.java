package dev.poolscope.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the pcapng format (`draft-ietf-opsawg-pcapng`) behind the type of its first block. Blocks
/// that hold neither packets nor what is needed to read them are passed over.
final class PcapngReader implements FrameSource {
  static final int SECTION_HEADER = 0x0A0D0D0A;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;
  static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

  /// Of an interface: how fine its times are, and what is to be added to them, in seconds.
  static final int IF_TSRESOL = 9;

  static final int IF_TSOFFSET = 14;

  /// Of an interface's statistics: packets lost by the interface, and by the operating system.
  static final int ISB_IFDROP = 5;

  static final int ISB_OSDROP = 7;

  private static final int BLOCK_FRAME = 12;
  private static final int ENHANCED_HEADER = 20;
  private static final int INTERFACE_HEADER = 8;
  private static final int STATISTICS_HEADER = 12;
  private static final int END_OF_OPTIONS = 0;

  private final CaptureInput in;
  private final List<CaptureClock> clocks = new ArrayList<>();
  private final List<Integer> linkTypes = new ArrayList<>();

  /// The last statistics of each interface, by section and number.
  private final TreeMap<String, Long> lost = new TreeMap<>();

  private int sections;

  PcapngReader(CaptureInput in) throws IOException {
    this.in = in;
    beginSection();
  }

  @Override
  public @Nullable CapturedFrame next() throws IOException {
    while (true) {
      ByteBuffer type = in.readIfAny(Integer.BYTES);
      if (type == null) {
        return null;
      }
      if (type.getInt(0) == SECTION_HEADER) {
        beginSection();
        continue;
      }
      ByteBuffer body = body(in.read(Integer.BYTES).getInt());
      switch (type.getInt(0)) {
        case INTERFACE_DESCRIPTION -> describeInterface(body);
        case INTERFACE_STATISTICS -> statistics(body);
        case ENHANCED_PACKET -> {
          return packet(body);
        }
        default -> {
          // Comments, names, secrets and whatever comes later.
        }
      }
    }
  }

  @Override
  public OptionalLong lost() {
    return lost.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(lost.values().stream().mapToLong(Long::longValue).sum());
  }

  private void beginSection() throws IOException {
    ByteBuffer start = in.read(2 * Integer.BYTES);
    ByteOrder order =
        start.order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES) == BYTE_ORDER_MAGIC
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    if (start.order(order).getInt(Integer.BYTES) != BYTE_ORDER_MAGIC) {
      throw new InvalidCaptureException("is damaged: a section in it has no byte order");
    }
    in.order(order);
    int length = start.getInt(0);
    in.read(length - 3 * Integer.BYTES);
    clocks.clear();
    linkTypes.clear();
    sections++;
  }

  private ByteBuffer body(int length) throws IOException {
    if (length < BLOCK_FRAME || length % Integer.BYTES != 0) {
      throw new InvalidCaptureException("is damaged: a block in it claims " + length + " bytes");
    }
    ByteBuffer body = in.read(length - BLOCK_FRAME);
    if (in.read(Integer.BYTES).getInt() != length) {
      throw new InvalidCaptureException("is damaged: a block in it has two different lengths");
    }
    return body;
  }

  private void describeInterface(ByteBuffer body) throws InvalidCaptureException {
    require(body, INTERFACE_HEADER);
    linkTypes.add(Short.toUnsignedInt(body.getShort(0)));
    CaptureClock clock = CaptureClock.MICROSECONDS;
    ByteBuffer options = body.position(INTERFACE_HEADER);
    for (Option option = next(options); option != null; option = next(options)) {
      if (option.code == IF_TSRESOL && option.value.remaining() >= 1) {
        clock = clock.withResolution(option.value.get(0));
      } else if (option.code == IF_TSOFFSET && option.value.remaining() >= Long.BYTES) {
        clock = clock.withOffset(option.value.getLong(0));
      }
    }
    clocks.add(clock);
  }

  private void statistics(ByteBuffer body) throws InvalidCaptureException {
    require(body, STATISTICS_HEADER);
    String key = sections + "/" + body.getInt(0);
    ByteBuffer options = body.position(STATISTICS_HEADER);
    for (Option option = next(options); option != null; option = next(options)) {
      boolean counts = option.code == ISB_IFDROP || option.code == ISB_OSDROP;
      if (counts && option.value.remaining() >= Long.BYTES) {
        lost.put(key + "/" + option.code, option.value.getLong(0));
      }
    }
  }

  private CapturedFrame packet(ByteBuffer body) throws InvalidCaptureException {
    require(body, ENHANCED_HEADER);
    int number = body.getInt(0);
    if (number < 0 || number >= clocks.size()) {
      throw new InvalidCaptureException("is damaged: a packet in it is of no known interface");
    }
    long units = ((long) body.getInt(4) << Integer.SIZE) | Integer.toUnsignedLong(body.getInt(8));
    int captured = body.getInt(12);
    if (captured < 0 || captured > body.limit() - ENHANCED_HEADER) {
      throw new InvalidCaptureException("is damaged: a packet in it is larger than its block");
    }
    return new CapturedFrame(
        clocks.get(number).epochNanos(units),
        linkTypes.get(number),
        body.getInt(16),
        body.slice(ENHANCED_HEADER, captured));
  }

  private static @Nullable Option next(ByteBuffer options) {
    if (options.remaining() < Integer.BYTES) {
      return null;
    }
    int code = Short.toUnsignedInt(options.getShort());
    int length = Short.toUnsignedInt(options.getShort());
    if (code == END_OF_OPTIONS || length > options.remaining()) {
      return null;
    }
    ByteBuffer value = options.slice(options.position(), length).order(options.order());
    int padded = (length + 3) / Integer.BYTES * Integer.BYTES;
    options.position(Math.min(options.limit(), options.position() + padded));
    return new Option(code, value);
  }

  private static void require(ByteBuffer body, int bytes) throws InvalidCaptureException {
    if (body.remaining() < bytes) {
      throw new InvalidCaptureException("is damaged: a block in it is too short");
    }
  }

  private record Option(int code, ByteBuffer value) {}
}
