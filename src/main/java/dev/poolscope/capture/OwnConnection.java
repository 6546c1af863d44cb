package dev.poolscope.capture;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import org.jspecify.annotations.Nullable;

/// A connection as the run tells of it.
///
/// @param row its life
/// @param sent requests that were written on it completely
/// @param failure why its dial failed, null if it did not
/// @param detail the failure in words, empty if there is none
/// @param dialEndNanos when its dial had succeeded or failed, since the start of the run
record OwnConnection(
    ConnectionRow row, long sent, @Nullable FailureKind failure, String detail, long dialEndNanos) {
  /// Whether it must have left a SYN. Of dials that fail, only one that was refused by somebody
  /// else than our own dialer is sure to have sent anything.
  boolean mustBeOnTheWire() {
    return failure == null
        ? row.openedNanos() >= 0
        : failure == FailureKind.REFUSED && !detail.contains("(by ");
  }
}
