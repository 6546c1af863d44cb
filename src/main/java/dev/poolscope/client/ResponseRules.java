package dev.poolscope.client;

import dev.poolscope.model.CloseReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// What a response's head says about its connection, as Go reads it (Go pool reference, section 7).
public final class ResponseRules {
  private static final int SWITCHING_PROTOCOLS = 101;
  /// The status of a response that has no body even where it announces one.
  public static final int NO_CONTENT = 204;

  private static final int NOT_MODIFIED = 304;

  private ResponseRules() {}

  /// Whether the connection is no longer one for HTTP.
  public static boolean switchesProtocols(Response response) {
    return response.code() == SWITCHING_PROTOCOLS;
  }

  /// Whether a body follows the head.
  public static boolean hasBody(Response response) {
    int code = response.code();
    boolean mayHaveBody =
        !response.request().method().equals("HEAD")
            && code >= 200
            && code != NO_CONTENT
            && code != NOT_MODIFIED;
    return mayHaveBody && (isChunked(response) || contentLength(response) != 0);
  }

  /// Why the connection ends with this response: a `close` token, HTTP/1.0 without a `keep-alive`
  /// token, or a body whose length only the end of the stream tells; null if it does not end.
  public static @Nullable CloseReason endReason(Response response) {
    List<String> tokens = connectionTokens(response);
    if (tokens.contains("close")) {
      return CloseReason.CONNECTION_CLOSE_HEADER;
    }
    if (isHttp10(response) && !tokens.contains("keep-alive")) {
      return CloseReason.HTTP10_NO_KEEP_ALIVE;
    }
    return hasUnknownLength(response) ? CloseReason.CONNECTION_CLOSE_HEADER : null;
  }

  /// Whether only the end of the stream tells where the body ends.
  public static boolean hasUnknownLength(Response response) {
    return hasBody(response) && !isChunked(response) && contentLength(response) < 0;
  }

  /// Whether the server answered in HTTP/1.0.
  public static boolean isHttp10(Response response) {
    return response.protocol() == Protocol.HTTP_1_0;
  }

  /// The announced length of the body, -1 if none is.
  public static long contentLength(Response response) {
    String text = response.header("Content-Length");
    if (text == null || !text.strip().chars().allMatch(Character::isDigit)) {
      return -1;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private static boolean isChunked(Response response) {
    String coding = response.header("Transfer-Encoding");
    return coding != null && coding.toLowerCase(Locale.ROOT).contains("chunked");
  }

  private static List<String> connectionTokens(Response response) {
    Stream<String> values = response.headers("Connection").stream();
    return values
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(token -> token.strip().toLowerCase(Locale.ROOT))
        .toList();
  }
}
