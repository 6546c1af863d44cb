package dev.poolscope.trace;

import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import org.jspecify.annotations.Nullable;

/// One request while it lives, the mutable twin of [RequestRow].
///
/// Threading: guarded by the lock of its [PoolLedger].
final class RequestState {
  final long request;
  final String host;
  final long intendedNanos;
  final long startNanos;
  final String client;
  final int instance;
  boolean waiting = true;
  long acquiredNanos = -1;
  long sentNanos = -1;
  long firstByteNanos = -1;
  long connection;
  boolean reused;
  int attempts;
  int retries;

  RequestState(PoolEvent.RequestIssued issued, long startNanos) {
    this.request = issued.request();
    this.host = issued.host();
    this.intendedNanos = issued.intendedNanos();
    this.startNanos = startNanos;
    this.client = issued.client();
    this.instance = issued.instance();
  }

  void acquired(long tNanos, long number, boolean carriedBefore) {
    waiting = false;
    acquiredNanos = tNanos;
    connection = number;
    reused = carriedBefore;
    attempts++;
  }

  void retried() {
    waiting = true;
    acquiredNanos = -1;
    sentNanos = -1;
    firstByteNanos = -1;
    retries++;
  }

  RequestRow unfinished() {
    return row(-1, 0, null, 0);
  }

  RequestRow row(long endNanos, int status, @Nullable FailureKind failure, long bytesIn) {
    return new RequestRow(
        request,
        host,
        intendedNanos,
        startNanos,
        acquiredNanos,
        sentNanos,
        firstByteNanos,
        endNanos,
        connection,
        reused,
        attempts,
        retries,
        status,
        failure,
        bytesIn,
        client,
        instance);
  }
}
