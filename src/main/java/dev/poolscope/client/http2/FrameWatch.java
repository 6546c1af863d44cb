package dev.poolscope.client.http2;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Tells which frames come from an HTTP/2 server: OkHttp, which reads them, tells nobody that a
/// server says goodbye or that a stream has ended. A frame is told before OkHttp has all of it, so
/// nobody who waits for it goes on earlier.
///
/// Threading: confined to the reader of the connection.
final class FrameWatch extends FilterInputStream {
  private static final int HEADER_BYTES = 9;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;

  private final Listener listener;
  private final byte[] header = new byte[HEADER_BYTES];
  private int headerBytes;

  /// What is still to come of the current frame.
  private long payloadLeft;

  FrameWatch(InputStream in, Listener listener) {
    super(in);
    this.listener = listener;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    arrived(buffer, offset, n);
    return n;
  }

  private void arrived(byte[] buffer, int offset, int count) {
    int at = offset;
    int end = offset + Math.max(0, count);
    while (at < end) {
      if (headerBytes < HEADER_BYTES) {
        header[headerBytes++] = buffer[at++];
        if (headerBytes == HEADER_BYTES) {
          payloadLeft = number(0, 3);
        }
      }
      if (headerBytes == HEADER_BYTES) {
        long skipped = Math.min(payloadLeft, end - at);
        payloadLeft -= skipped;
        at += (int) skipped;
        if (payloadLeft == 0) {
          headerBytes = 0;
          tell();
        }
      }
    }
  }

  private void tell() {
    int type = header[3];
    int stream = number(5, 4) & Integer.MAX_VALUE;
    if (type == HEADERS) {
      listener.headers(stream);
    }
    if (type == RST_STREAM
        || ((type == HEADERS || type == DATA) && (header[4] & END_STREAM) != 0)) {
      listener.ended(stream);
    }
    if (type == GOAWAY) {
      listener.goAway();
    }
  }

  private int number(int from, int bytes) {
    int value = 0;
    for (int i = from; i < from + bytes; i++) {
      value = (value << 8) | (header[i] & 0xff);
    }
    return value;
  }

  /// Who is told.
  interface Listener {
    /// Headers have come on a stream.
    void headers(int stream);

    /// The server has ended or reset a stream.
    void ended(int stream);

    /// The server takes no further streams.
    void goAway();
  }
}
