package dev.poolscope.ui.scope;

import dev.poolscope.model.CloseReason;
import java.util.Locale;
import java.util.Map;

/// The close reasons in two or three words, for the end of a lane.
final class CloseWords {
  private static final Map<CloseReason, String> SHORT =
      Map.of(
          CloseReason.IDLE_PER_HOST_LIMIT, "idle limit of host",
          CloseReason.IDLE_TOTAL_LIMIT, "total idle limit",
          CloseReason.SERVER_CLOSED_IN_USE, "server closed in use",
          CloseReason.CONNECTION_CLOSE_HEADER, "connection: close",
          CloseReason.HTTP10_NO_KEEP_ALIVE, "HTTP/1.0, no keep-alive",
          CloseReason.KEEPALIVE_DISABLED, "keep-alive off",
          CloseReason.RESPONSE_HEADER_TIMEOUT, "no headers in time",
          CloseReason.CLOSE_IDLE_CALLED, "close idle called",
          CloseReason.IO_ERROR, "read error",
          CloseReason.H2_DIAL_DISCARDED, "h2 dial discarded");

  private CloseWords() {}

  static String of(CloseReason reason) {
    return SHORT.getOrDefault(reason, reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /// Whether a close says nothing about the pool, so that it needs no sign.
  static boolean isPlainEnd(CloseReason reason) {
    return reason == CloseReason.RUN_ENDED || reason == CloseReason.UPGRADED;
  }
}
