package dev.poolscope.kernel;

/// The states of TCP that are looked at, by the numbers that Linux gives them.
final class TcpState {
  static final int ESTABLISHED = 1;
  static final int SYN_SENT = 2;
  static final int FIN_WAIT1 = 4;
  static final int FIN_WAIT2 = 5;
  static final int TIME_WAIT = 6;
  static final int CLOSE = 7;
  static final int CLOSE_WAIT = 8;
  static final int LAST_ACK = 9;
  static final int CLOSING = 11;

  /// Above every state.
  static final int END = 16;

  /// Those that are counted, a bit each: all but CLOSE.
  static final int COUNTED =
      1 << ESTABLISHED
          | 1 << SYN_SENT
          | 1 << FIN_WAIT1
          | 1 << FIN_WAIT2
          | 1 << TIME_WAIT
          | 1 << CLOSE_WAIT
          | 1 << LAST_ACK
          | 1 << CLOSING;

  private TcpState() {}
}
