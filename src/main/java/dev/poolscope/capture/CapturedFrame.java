package dev.poolscope.capture;

import java.nio.ByteBuffer;

/// A frame as it was captured.
///
/// @param epochNanos when, in nanoseconds since 1970-01-01T00:00Z
/// @param linkType what its header is, as `LINKTYPE_` numbers it
/// @param originalBytes its length on the wire, at least that of `data`
/// @param data its captured bytes, from index 0 to its limit
record CapturedFrame(long epochNanos, int linkType, int originalBytes, ByteBuffer data) {
  static final int NULL = 0;
  static final int ETHERNET = 1;
  static final int RAW_IP = 101;
  static final int LOOP = 108;
  static final int LINUX_COOKED = 113;
  static final int LINUX_COOKED_2 = 276;
}
