package dev.poolscope.client.socket;

import dev.poolscope.model.FailureKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sorts network errors into failure kinds.
public final class Failures {
  private Failures() {}

  /// The kind of an error met while dialing or while a request was under way.
  public static FailureKind kindOf(Throwable error) {
    String text = text(error);
    if (isLocalLimit(error, text)) {
      return FailureKind.LOCAL_LIMIT;
    }
    return switch (error) {
      case AttemptException e -> e.kind();
      case DialAbortedException _ -> FailureKind.DIAL_ABORTED;
      case EOFException _ -> FailureKind.EOF;
      case UnconfirmedAddressException _ -> FailureKind.NOT_CONFIRMED;
      case DialTimeoutException _ -> FailureKind.DIAL_TIMEOUT;
      case UnknownHostException _ -> FailureKind.UNKNOWN_HOST;
      case NoRouteToHostException _, SocketTimeoutException _ -> FailureKind.UNREACHABLE;
      case ConnectException _ when text.contains("refused") -> FailureKind.REFUSED;
      case ConnectException e when e.getCause() != null ->
          orElse(e.getCause(), FailureKind.UNREACHABLE);
      case ConnectException _ -> FailureKind.UNREACHABLE;
      case InterruptedIOException _ -> FailureKind.TIMEOUT_IN_FLIGHT;
      case SSLException _ -> FailureKind.TLS;
      case ProtocolException _ ->
          text.contains("unexpected end of stream") ? FailureKind.EOF : FailureKind.PROTOCOL;
      case SocketException _ -> socketFailure(text);
      case IOException _ when isResetStream(error) -> FailureKind.RESET;
      case IOException _ when text.contains("refused the stream") -> FailureKind.RESET;
      case IOException _ when text.contains("unexpected end of stream") ->
          error.getCause() == null ? FailureKind.EOF : orElse(error.getCause(), FailureKind.EOF);
      default ->
          error.getCause() == null
              ? FailureKind.OTHER
              : orElse(error.getCause(), FailureKind.OTHER);
    };
  }

  /// Whether a stream of HTTP/2 was ended with an error, by either side.
  public static boolean isResetStream(Throwable error) {
    return text(error).startsWith("stream was reset");
  }

  /// Whether the server has refused a stream of HTTP/2, without having processed its request.
  public static boolean isRefusedStream(Throwable error) {
    return text(error).endsWith("refused_stream");
  }

  /// The error in one line for a table.
  public static String detailOf(Throwable error) {
    String message = error.getMessage();
    return message == null
        ? error.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static FailureKind orElse(Throwable cause, FailureKind otherwise) {
    FailureKind kind = kindOf(cause);
    return kind == FailureKind.OTHER ? otherwise : kind;
  }

  private static FailureKind socketFailure(String text) {
    boolean broken =
        text.contains("reset") || text.contains("broken pipe") || text.contains("aborted");
    return broken ? FailureKind.RESET : FailureKind.OTHER;
  }

  private static boolean isLocalLimit(Throwable error, String text) {
    return error instanceof BindException
        || text.contains("too many open files")
        || text.contains("cannot assign requested address");
  }

  private static String text(@Nullable Throwable error) {
    String message = error == null ? null : error.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
