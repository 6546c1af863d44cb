package dev.poolscope.model;

/// The operating system's count of sockets to one host by TCP state; -1 where unknown.
///
/// @param established client sockets that are connected
/// @param timeWait client sockets that wait for what may still be under way (TIME_WAIT): the client
///   closed first
/// @param closeWait client sockets whose peer has closed (CLOSE_WAIT)
/// @param dialing client sockets whose connection is not established yet (SYN_SENT)
/// @param closing client sockets that are closed and have not come to their end (FIN_WAIT1,
///   FIN_WAIT2, CLOSING, LAST_ACK)
/// @param serverTimeWait the servers' sockets in TIME_WAIT: the server closed first; only known of
///   servers on this machine
public record KernelCounts(
    int established, int timeWait, int closeWait, int dialing, int closing, int serverTimeWait) {
  /// Nothing is known (yet).
  public static final KernelCounts UNKNOWN = new KernelCounts(-1, -1, -1);

  /// What readings of earlier versions tell.
  public KernelCounts(int established, int timeWait, int closeWait) {
    this(established, timeWait, closeWait, -1, -1, -1);
  }

  /// These counts with those of another reading, which is told in two parts; this is the first.
  public KernelCounts with(PoolEvent.KernelSampled reading) {
    return new KernelCounts(
        reading.established(),
        reading.timeWait(),
        reading.closeWait(),
        dialing,
        closing,
        serverTimeWait);
  }

  /// These counts with the second part of a reading.
  public KernelCounts with(PoolEvent.SocketsCompared reading) {
    return new KernelCounts(
        established,
        timeWait,
        closeWait,
        reading.dialing(),
        reading.closing(),
        reading.serverTimeWait());
  }

  /// Sockets that are open for the client: connected, whether the peer has closed or not; -1 where
  /// unknown.
  public int open() {
    return established < 0 ? -1 : established + closeWait;
  }
}
