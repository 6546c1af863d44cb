package dev.poolscope.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads what a capturing program writes, on a thread of its own, so that the program never waits:
/// markers are told, everything else goes into the file once there is one.
///
/// Threading: safe for use by any thread; `writer` and `failure` are guarded by this.
final class CapturePump {
  /// In place of a marker's number: the program has ended.
  private static final long ENDED = -1;

  private final InputStream from;
  private final CaptureMarker marker;
  private final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile OptionalLong lost = OptionalLong.empty();
  private volatile int linkType;
  private volatile long lastEpochNanos;
  private @Nullable PcapngWriter writer;
  private @Nullable IOException failure;

  CapturePump(InputStream from, CaptureMarker marker) {
    this.from = from;
    this.marker = marker;
    thread = Thread.ofPlatform().name("poolscope-capture").daemon(true).start(this::run);
  }

  /// Waits for a marker, or one behind it.
  ///
  /// @return whether it came; otherwise the time is over, or the program has ended
  boolean await(long number, long atMostMillis) throws InterruptedException {
    Long next = seen.poll(atMostMillis, TimeUnit.MILLISECONDS);
    while (next != null && next != ENDED && next < number) {
      next = seen.poll(atMostMillis, TimeUnit.MILLISECONDS);
    }
    return next != null && next != ENDED;
  }

  /// Whether there is nothing more to come.
  boolean hasEnded() {
    return !thread.isAlive();
  }

  /// Waits until there is nothing more to come.
  void join() throws InterruptedException {
    thread.join();
  }

  /// What the frames' headers are, once a marker was seen.
  int linkType() {
    return linkType;
  }

  /// When the last frame was captured, in nanoseconds since 1970.
  long lastEpochNanos() {
    return lastEpochNanos;
  }

  /// How many packets were lost, as far as the capture itself tells.
  OptionalLong lost() {
    return lost;
  }

  /// From now on frames are written.
  synchronized void writeTo(PcapngWriter to) {
    writer = to;
  }

  /// Why not all could be read or written, null if it could.
  synchronized @Nullable IOException failure() {
    return failure;
  }

  private void run() {
    try (InputStream in = new BufferedInputStream(from, 1 << 16)) {
      FrameSource source = CaptureReader.of(in);
      for (CapturedFrame frame = source.next(); frame != null; frame = source.next()) {
        take(frame);
      }
      lost = source.lost();
    } catch (IOException e) {
      failed(e);
    } finally {
      seen.add(ENDED);
    }
  }

  private void take(CapturedFrame frame) {
    lastEpochNanos = frame.epochNanos();
    Long number = marker.numberIn(frame);
    if (number == null) {
      write(frame);
    } else {
      linkType = frame.linkType();
      seen.add(number);
    }
  }

  private synchronized void write(CapturedFrame frame) {
    if (writer == null || failure != null) {
      return;
    }
    try {
      writer.write(frame);
    } catch (IOException e) {
      failure = e;
    }
  }

  private synchronized void failed(IOException e) {
    failure = failure == null ? e : failure;
  }
}
