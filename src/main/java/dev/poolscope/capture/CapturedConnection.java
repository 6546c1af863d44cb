package dev.poolscope.capture;

import dev.poolscope.model.ClosedBy;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A TCP connection, or an attempt at one, as it was on the wire.
///
/// @param client who sent the SYN
/// @param server whom it was sent to
/// @param synEpochNanos when the first SYN was captured, in nanoseconds since 1970
/// @param answer what came of it
/// @param closedBy who sent the first FIN or RST after it was accepted, null if nobody did
/// @param crossed whether both sides sent a FIN before they had the other's
/// @param requests heads of HTTP/1 requests that the client sent, -1 if they cannot be counted
record CapturedConnection(
    InetSocketAddress client,
    InetSocketAddress server,
    long synEpochNanos,
    Answer answer,
    @Nullable ClosedBy closedBy,
    boolean crossed,
    long requests) {
  /// What came of a SYN.
  enum Answer {
    /// A SYN with an ACK.
    ACCEPTED,
    /// An RST.
    REFUSED,
    /// Nothing.
    NONE
  }
}
