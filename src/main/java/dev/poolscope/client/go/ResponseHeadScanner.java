package dev.poolscope.client.go;

/// Finds the end of a response's head in the bytes that arrive, so that it is known how many came
/// behind it: OkHttp reads ahead, and what it has read but not asked for is seen by nobody else.
/// Heads of informational responses are skipped.
///
/// Threading: confined to the reader of the connection.
final class ResponseHeadScanner {
  private static final int STATUS_AT = "HTTP/1.x ".length();

  private int position;
  private boolean lineIsEmpty;
  private boolean informational;
  private boolean ended;
  private long behind;

  /// More bytes of the response have arrived.
  void arrived(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (ended) {
        behind += offset + count - i;
        return;
      }
      next(bytes[i]);
    }
  }

  /// How many bytes have arrived behind the head so far.
  long bytesBehind() {
    return behind;
  }

  private void next(byte b) {
    if (position == STATUS_AT) {
      informational = b == '1';
    }
    position++;
    if (b == '\n') {
      if (lineIsEmpty) {
        ended = !informational;
        position = 0;
      }
      lineIsEmpty = true;
    } else if (b != '\r') {
      lineIsEmpty = false;
    }
  }
}
