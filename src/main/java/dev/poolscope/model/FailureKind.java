package dev.poolscope.model;

/// How a request, an attempt of one, or a dial failed. Expected network failures are data: each
/// failed request is counted under exactly one kind.
public enum FailureKind {
  /// The deadline passed before the request had a connection.
  TIMEOUT_WAITING_CONN(
      "timed out waiting", "requestTimeout was over before there was a connection"),
  /// The deadline passed while the request held a connection.
  TIMEOUT_IN_FLIGHT("timed out", "no complete answer within requestTimeout"),
  /// No response headers within the response header timeout.
  HEADER_TIMEOUT("no headers in time", "no response headers within responseHeaderTimeout"),
  /// The stream ended where more was expected.
  EOF("cut off", "the server ended the connection before the answer was complete"),
  /// The peer reset the connection, or it was found broken while writing.
  RESET("reset", "the server reset the connection"),
  /// The dial was refused.
  REFUSED("refused", "nobody listens there, the connection was refused"),
  /// Anything that no other kind names.
  OTHER("failed otherwise", "for a reason that no other kind names"),
  /// The response was complete but its status was not 2xx.
  STATUS("status not 2xx", "the answer's status was not 2xx"),
  /// The answer was not HTTP.
  PROTOCOL("not HTTP", "the answer was not HTTP"),
  /// The host's name could not be resolved.
  UNKNOWN_HOST("host unknown", "the host's name has no address"),
  /// The network gave no way to the host, or the dial got no answer.
  UNREACHABLE("unreachable", "the network knows no way there, or nobody answered the dial"),
  /// The dial got no answer within the dial timeout.
  DIAL_TIMEOUT("dial timed out", "no connection within dialTimeout"),
  /// The TLS handshake failed: the certificate is not trusted, or the peer does not speak TLS.
  TLS("TLS failed", "the TLS handshake failed"),
  /// The TLS handshake was not over within its timeout.
  TLS_HANDSHAKE_TIMEOUT("handshake timed out", "no TLS handshake within tlsHandshakeTimeout"),
  /// The dial was aborted because the request that had started it ended.
  DIAL_ABORTED(
      "dial aborted", "the dial came to nothing, because the request that had started it ended"),
  /// This machine had no file descriptor or port left.
  LOCAL_LIMIT("no port left", "this machine had no file descriptor or port left"),
  /// The host's name led to an address that is not this machine and was not confirmed.
  NOT_CONFIRMED(
      "address not confirmed",
      "the host's name led to an address that was not confirmed, and nothing was sent there"),
  /// The balancer had no host to pick; the request was never sent.
  NO_HOST("no host to pick", "the balancer had no host to pick"),
  /// The user closed the connection that it held.
  CLOSED_BY_HAND("closed by hand", "its connection was closed by hand, from the window"),
  /// The caller gave up before there was a complete answer, and not for a deadline.
  CANCELLED_BY_CALLER("given up", "the caller gave up, after cancelAfter"),
  /// The run ended first.
  RUN_ENDED("run ended", "the run ended first");

  private final String words;
  private final String sentence;

  FailureKind(String words, String sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  /// What became of what failed, in one to three words.
  public String words() {
    return words;
  }

  /// How it failed, as the second half of a sentence that begins "failed: ".
  public String sentence() {
    return sentence;
  }
}
