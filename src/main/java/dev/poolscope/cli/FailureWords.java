package dev.poolscope.cli;

import dev.poolscope.model.FailureKind;

/// How requests fail, in words that follow "3 requests failed: ".
final class FailureWords {
  private FailureWords() {}

  static String of(FailureKind kind) {
    return switch (kind) {
      case TIMEOUT_WAITING_CONN -> "their time was over before they had a connection";
      case TIMEOUT_IN_FLIGHT -> "no complete answer within requestTimeout";
      case HEADER_TIMEOUT -> "no response headers within responseHeaderTimeout";
      case EOF -> "the server ended the connection before the answer was complete";
      case RESET -> "the server reset the connection";
      case REFUSED -> "nobody listens there, the connection was refused";
      case OTHER -> "see the column failure of requests.csv and the details in events.csv";
      case STATUS -> "the answer's status was not 2xx";
      case PROTOCOL -> "the answer was not HTTP";
      case UNKNOWN_HOST -> "the host's name has no address";
      case UNREACHABLE -> "the network knows no way there, or nobody answered the dial";
      case TLS -> "the TLS handshake failed";
      case DIAL_ABORTED -> "the dial they waited for came to nothing";
      case LOCAL_LIMIT -> "this machine had no file descriptor or port left";
      case NO_HOST -> "the balancer had no host to pick";
      case RUN_ENDED -> "the run ended first";
    };
  }
}
