package dev.poolscope.ui.scope;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.timeline.Lanes;
import org.jspecify.annotations.Nullable;

/// How a connection ended, in words.
///
/// @param words in two or three words
/// @param sentence as the second half of a sentence
/// @param isDial whether its dial failed, so that it never was open
/// @param isPlain whether the end says nothing about the pool, so that it needs no sign
record LaneEnd(String words, String sentence, boolean isDial, boolean isPlain) {
  /// The end of a lane; null where it has none by an instant.
  static @Nullable LaneEnd of(Lanes lanes, int lane, long nowNanos) {
    CloseReason reason = lanes.closeReason(lane);
    FailureKind failure = lanes.dialFailure(lane);
    if (lanes.endNanos(lane) > nowNanos) {
      return null;
    }
    if (reason != null) {
      boolean plain = CloseWords.isPlainEnd(reason);
      return new LaneEnd(CloseWords.of(reason), reason.sentence(), false, plain);
    }
    return failure == null ? null : new LaneEnd(failure.words(), failure.sentence(), true, false);
  }
}
