package dev.poolscope.client.socket;

import dev.poolscope.model.ClosedBy;
import java.io.IOException;

/// Told what happens to one [CountingSocket], each at most once except where said.
///
/// Threading: called by whichever thread uses the socket.
public interface SocketListener {
  /// A dial is about to begin.
  void dialStarted();

  /// The dial failed; nothing follows.
  void dialFailed(IOException cause);

  /// The dial succeeded.
  void connected(int localPort, String remote);

  /// A writer of the stream hands bytes over; called for each such write.
  void writing();

  /// The reader of the stream asks for bytes; called for each such read.
  void reading();

  /// The reader of the stream was given bytes; called for each such read. The array stays the
  /// reader's.
  void bytesRead(byte[] buffer, int offset, int count);

  /// Bytes arrived while nobody read: the first of them. Called each time a watch ends so.
  void unexpectedBytes(byte[] start);

  /// The peer's end of stream or reset was seen.
  void peerClosed();

  /// An open socket is about to be closed by this side.
  void closing();

  /// The close of the socket has returned.
  void closed(ClosedBy by, long bytesOut, long bytesIn);
}
