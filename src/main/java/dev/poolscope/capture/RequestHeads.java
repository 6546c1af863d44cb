package dev.poolscope.capture;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Counts the heads of HTTP/1 requests in what a client sent over one connection (RFC 9112): a head
/// counts when it is complete; bodies are passed over by their length or in their chunks. What is
/// encrypted, is HTTP/2 or has holes where they matter cannot be counted, and then nothing is.
///
/// Threading: confined to one thread.
final class RequestHeads {
  /// Far more than any server takes.
  private static final int MOST_LINE_BYTES = 1 << 20;

  private static final Pattern REQUEST_LINE = Pattern.compile("[!-~]+ [^ ]+ HTTP/1\\.[01]");

  private enum Place {
    BEFORE_HEAD,
    IN_HEAD,
    IN_BODY,
    AT_CHUNK_SIZE,
    IN_CHUNK,
    IN_TRAILERS,
    UNREADABLE
  }

  private final StringBuilder line = new StringBuilder();
  private Place place = Place.BEFORE_HEAD;
  private long count;

  /// Bytes still to be passed over in a body or chunk.
  private long left;

  private long contentLength;
  private boolean chunked;

  /// Whether all that came could be read.
  boolean isCountable() {
    return place != Place.UNREADABLE;
  }

  /// How many heads there were; without meaning unless countable.
  long count() {
    return count;
  }

  /// Takes the next bytes of the stream.
  void accept(ByteBuffer bytes) {
    while (bytes.hasRemaining() && isCountable()) {
      if (place == Place.IN_BODY || place == Place.IN_CHUNK) {
        int passed = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + passed);
        pass(passed);
      } else {
        take((char) (bytes.get() & 0xFF));
      }
    }
  }

  /// Takes a hole in the stream: bytes that were sent, and not captured.
  void skip(long bytes) {
    if (bytes <= 0 || !isCountable()) {
      return;
    }
    if ((place == Place.IN_BODY || place == Place.IN_CHUNK) && bytes <= left) {
      pass(bytes);
    } else {
      place = Place.UNREADABLE;
    }
  }

  private void pass(long bytes) {
    left -= bytes;
    if (left == 0) {
      place = place == Place.IN_CHUNK ? Place.AT_CHUNK_SIZE : Place.BEFORE_HEAD;
    }
  }

  private void take(char next) {
    if (next != '\n') {
      line.append(next);
      if (line.length() > MOST_LINE_BYTES || isOtherProtocol()) {
        place = Place.UNREADABLE;
      }
      return;
    }
    int end = line.length();
    String text = line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    line.setLength(0);
    takeLine(text);
  }

  /// A line of a request begins with no control character; TLS does.
  private boolean isOtherProtocol() {
    return place == Place.BEFORE_HEAD && line.charAt(0) < ' ' && line.charAt(0) != '\r';
  }

  private void takeLine(String text) {
    switch (place) {
      case BEFORE_HEAD -> {
        if (!text.isEmpty()) {
          contentLength = 0;
          chunked = false;
          place = REQUEST_LINE.matcher(text).matches() ? Place.IN_HEAD : Place.UNREADABLE;
        }
      }
      case IN_HEAD -> {
        if (text.isEmpty()) {
          count++;
          endHead();
        } else {
          header(text);
        }
      }
      case AT_CHUNK_SIZE -> chunk(text);
      case IN_TRAILERS -> place = text.isEmpty() ? Place.BEFORE_HEAD : Place.IN_TRAILERS;
      default -> throw new IllegalStateException("no line is read " + place);
    }
  }

  private void header(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    String value = text.substring(colon + 1).strip();
    switch (name) {
      case "content-length" -> {
        contentLength = number(value, 10);
        place = contentLength < 0 ? Place.UNREADABLE : place;
      }
      case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
      default -> {
        // Says nothing of where the next request begins.
      }
    }
  }

  private void endHead() {
    left = contentLength;
    place = chunked ? Place.AT_CHUNK_SIZE : contentLength > 0 ? Place.IN_BODY : Place.BEFORE_HEAD;
  }

  private void chunk(String text) {
    if (text.isEmpty()) {
      // The end of the chunk before.
      return;
    }
    int extension = text.indexOf(';');
    left = number((extension < 0 ? text : text.substring(0, extension)).strip(), 16);
    place = left < 0 ? Place.UNREADABLE : left == 0 ? Place.IN_TRAILERS : Place.IN_CHUNK;
  }

  private static long number(String text, int radix) {
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
