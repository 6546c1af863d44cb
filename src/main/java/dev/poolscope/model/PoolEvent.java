package dev.poolscope.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a connection, a request or the run. The stream of these is the whole
/// truth about a run: every count, table and file is derived from it.
///
/// `host` is a target's name; where two targets are one host to the pool, connections are booked
/// under the first of them and requests under their own. Connections and requests are numbered from
/// 1 within a run; 0 stands for none. Times inside events are nanoseconds since the start of the
/// run. Components are limited to `int`, `long`, `boolean`, `String` and enums so that an event can
/// be written and read without knowing its type.
public sealed interface PoolEvent {
  /// The host of balanced requests that no host was picked for.
  String NO_HOST = "none";

  /// The target's name, or null for an event of the whole run.
  default @Nullable String host() {
    return null;
  }

  /// The connection's number, or 0.
  default long connection() {
    return 0;
  }

  /// The request's number, or 0.
  default long request() {
    return 0;
  }

  /// A request began. `intendedNanos` is when it should have; `client` is the identity that the
  /// request carries; `instance` is which of the run's clients carries it out, from 1.
  record RequestIssued(String host, long request, long intendedNanos, String client, int instance)
      implements PoolEvent {
    /// Logs of earlier versions know one client only.
    public RequestIssued {
      instance = Math.max(1, instance);
    }

    /// A request of a run that has one client.
    public RequestIssued(String host, long request, long intendedNanos, String client) {
      this(host, request, intendedNanos, client, 1);
    }
  }

  /// A balancer picked the host of a request. The texts are enough to make the choice again: `key`
  /// is the client's identity; `candidates` the eligible hosts in their order, apart by spaces;
  /// `scores` one number per candidate as the rule saw it, `.` where it did not look; `ties` those
  /// that shared the best score; `draws` the random draws in their order, `3/10` for 3 out of 0 to
  /// 9; `countSource` what was counted and when. What a rule does not have is empty.
  record Picked(
      String host,
      long request,
      String key,
      String balancer,
      String candidates,
      String scores,
      String ties,
      String draws,
      String countSource)
      implements PoolEvent {}

  /// Arrivals were not sent, one behind the other for the same cause. `intendedNanos` is when the
  /// first of them was due; `count` is at least 1. Those of a schedule that was not kept may be
  /// told behind [WindowEnded], and belong to the load phase all the same.
  record ArrivalDropped(String host, long intendedNanos, long count, DropCause cause)
      implements PoolEvent {
    /// Logs of earlier versions have an event for each arrival, and one cause.
    public ArrivalDropped {
      count = Math.max(1, count);
      cause = Objects.requireNonNullElse(cause, DropCause.MAX_IN_FLIGHT);
    }

    /// One arrival that found the cap on requests in flight reached.
    public ArrivalDropped(String host, long intendedNanos) {
      this(host, intendedNanos, 1, DropCause.MAX_IN_FLIGHT);
    }
  }

  /// A connection was given to a request. `reused` is the pool's own mark, which is also set for a
  /// connection that was dialed, no longer wanted and put aside unused.
  record ConnectionAcquired(String host, long connection, long request, boolean reused)
      implements PoolEvent {}

  /// The request was written completely.
  record RequestSent(String host, long connection, long request) implements PoolEvent {}

  /// The response's first byte arrived.
  record FirstByte(String host, long connection, long request) implements PoolEvent {}

  /// An attempt failed and the request asks for a further connection.
  record RequestRetried(
      String host, long connection, long request, FailureKind cause, String detail)
      implements PoolEvent {}

  /// A request ended, once. `failure` is null when it succeeded; `status` is 0 when no response
  /// came; `bytesIn` counts the body bytes that the caller read.
  record RequestEnded(
      String host,
      long connection,
      long request,
      int status,
      @Nullable FailureKind failure,
      long bytesIn,
      String detail)
      implements PoolEvent {}

  /// The dial function was called, on behalf of a request; `instance` is which of the run's clients
  /// dials, from 1.
  record DialStarted(String host, long connection, long request, DialCause cause, int instance)
      implements PoolEvent {
    /// Logs of earlier versions know one client only.
    public DialStarted {
      instance = Math.max(1, instance);
    }

    /// A dial in a run that has one client.
    public DialStarted(String host, long connection, long request, DialCause cause) {
      this(host, connection, request, cause, 1);
    }
  }

  /// The dial function failed; the connection never existed.
  record DialFailed(String host, long connection, long request, FailureKind failure, String detail)
      implements PoolEvent {}

  /// The dial succeeded: one more open socket.
  record ConnectionOpened(String host, long connection, long request, int localPort, String remote)
      implements PoolEvent {}

  /// The TLS handshake began.
  record TlsStarted(String host, long connection) implements PoolEvent {}

  /// The TLS handshake succeeded; `protocol` is the TLS version.
  record TlsEnded(String host, long connection, String protocol) implements PoolEvent {}

  /// The HTTP protocol spoken on a connection is known, or a response came in another version.
  record ProtocolChosen(String host, long connection, String protocol) implements PoolEvent {}

  /// A request let go of a connection, whatever becomes of it next.
  record ConnectionReleased(String host, long connection, long request) implements PoolEvent {}

  /// The peer's end of stream or reset was seen.
  record PeerClosed(String host, long connection) implements PoolEvent {}

  /// The close of a connection's socket has returned: one open socket less. `evictedBy` is the
  /// connection that became idle and so exceeded a limit that this one was closed for, or 0.
  record ConnectionClosed(
      String host,
      long connection,
      CloseReason reason,
      ClosedBy by,
      long bytesOut,
      long bytesIn,
      long evictedBy)
      implements PoolEvent {}

  /// A setting was changed while the run was going.
  record ChangeApplied(String path, String value) implements PoolEvent {}

  /// The operating system's count of client sockets to a host, by TCP state; `timeWait` is of those
  /// that the client closed first.
  record KernelSampled(String host, int established, int timeWait, int closeWait)
      implements PoolEvent {}

  /// What a sample server counted over the whole run.
  record ServerCounted(String host, long accepted, long requests) implements PoolEvent {}

  /// The load phase is over; what follows is clearing up.
  record WindowEnded(boolean interrupted) implements PoolEvent {}

  /// The last event of a run. `producerStalls` counts how often an event had to wait for room.
  record RunEnded(long producerStalls) implements PoolEvent {}

  /// The process had stood still for so long when this was written: what was measured meanwhile is
  /// the machine's doing.
  record Standstill(long nanos) implements PoolEvent {}

  /// Within `nanos`, other programs than Poolscope and its servers used `cpuNanos` of processor
  /// time, on a machine with so many processors.
  record OthersRan(long cpuNanos, long nanos, int processors) implements PoolEvent {}

  /// Within the `ofNanos` before this was written, the Java runtime compiled the program's code for
  /// `nanos`, all of the compiler's threads together: that was in the way of the load.
  record Compiled(long nanos, long ofNanos) implements PoolEvent {}

  /// What the backend of a sample server that is a group counted so far, over the whole run at its
  /// last. `backend` counts from 1; a group of one has no such events.
  record BackendCounted(String host, int backend, long accepted, long requests)
      implements PoolEvent {}

  /// What a real server says of its connections over the whole run: requests on a used one, and how
  /// many it has ended itself; -1 where it does not say.
  record ServerReported(String host, long reused, long closed) implements PoolEvent {}

  /// How many requests a host got from another target, a proxy, over the whole run, as that one
  /// counts them.
  record UpstreamCounted(String host, String proxy, long requests) implements PoolEvent {}

  /// The operating system's count of sockets beside the client's own, told behind [KernelSampled]
  /// of the same reading. `dialing`, `open` and `closing` are client sockets by what they are to
  /// the client (`open`: established or in CLOSE_WAIT), `serverTimeWait` the server's in TIME_WAIT,
  /// -1 where the server is not on this machine. A reading takes a while: while it was taken the
  /// client had at least `least` open sockets and at most `most`, -1 where others have sockets to
  /// the host too, which the operating system counts as well.
  record SocketsCompared(
      String host, int dialing, int open, int closing, int serverTimeWait, int least, int most)
      implements PoolEvent {
    /// By how many sockets the operating system has more than the client can have had, negative for
    /// fewer; 0 where they agree.
    public int difference() {
      if (open < least) {
        return open - least;
      }
      return most >= 0 && open > most ? open - most : 0;
    }
  }
}
