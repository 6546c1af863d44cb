package dev.poolscope.client.socket;

import dev.poolscope.client.ClientContext;
import dev.poolscope.experiment.AddressState;
import dev.poolscope.experiment.Dial;
import dev.poolscope.pool.HostKey;
import dev.poolscope.time.Scheduler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Deterministic faults of the dials to one host: those that the transport has for all hosts, and
/// those of the host's target. Delays add up; a dial that either refuses or leaves unanswered is
/// refused or unanswered.
///
/// Threading: safe for use by any thread.
final class DialFaults {
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final ClientContext context;
  private final HostKey key;
  private final OfAllHosts all;
  private final AtomicLong dials = new AtomicLong();

  DialFaults(ClientContext context, HostKey key, OfAllHosts all) {
    this.context = context;
    this.key = key;
    this.all = all;
  }

  /// The transport's faults, and the dials that they have counted.
  static final class OfAllHosts {
    private final AtomicLong dials = new AtomicLong();
    private volatile Dial dial = Dial.NONE;

    void set(Dial changed) {
      dial = changed;
    }
  }

  /// The reading of the clock that timeouts are measured by.
  long now() {
    return context.ticker().nanos();
  }

  /// Waits as long as a dial has to, at most until `aborted` is complete, and refuses if it is this
  /// dial's turn.
  ///
  /// @param address what is dialed, as far as it is known
  /// @param timeoutNanos how long the dial may take, 0 = for ever
  /// @throws DialTimeoutException if it would take longer
  void beforeDial(SocketAddress address, long timeoutNanos, CompletableFuture<Void> aborted)
      throws IOException {
    AddressState state = stateOf(address);
    Dial common = all.dial;
    Dial own = context.settings().dial(key);
    boolean answered = !common.blackHole() && !own.blackHole() && state != AddressState.BLACK_HOLE;
    long wait = answered ? common.delay().plus(own.delay()).toNanos() : FOR_EVER;
    boolean tooLong = timeoutNanos > 0 && wait >= timeoutNanos;
    pause(tooLong ? timeoutNanos : wait, aborted);
    if (tooLong && !aborted.isDone()) {
      throw new DialTimeoutException(timeoutNanos);
    }
    // Both count, whichever refuses.
    boolean byTransport = isTurn(common, all.dials);
    boolean byTarget = isTurn(own, dials);
    if (byTransport || byTarget) {
      throw new ConnectException(
          "Connection refused (by %s.dial.refuseEvery)"
              .formatted(byTransport ? "transport" : target()));
    }
    if (state == AddressState.REFUSE) {
      throw new ConnectException("Connection refused (by %s.addresses)".formatted(target()));
    }
  }

  private AddressState stateOf(SocketAddress address) {
    return address instanceof InetSocketAddress known
        ? context.settings().state(key, known.getAddress())
        : AddressState.UP;
  }

  private String target() {
    return "targets." + context.hostOf(key);
  }

  /// Waits as long as a TLS handshake takes longer, at most until `aborted` is complete.
  void beforeHandshake(CompletableFuture<Void> aborted) {
    Dial own = context.settings().dial(key);
    pause(all.dial.handshakeDelay().plus(own.handshakeDelay()).toNanos(), aborted);
  }

  private void pause(long nanos, CompletableFuture<Void> aborted) {
    if (nanos == FOR_EVER) {
      aborted.join();
    } else if (nanos > 0) {
      CompletableFuture<Void> over = new CompletableFuture<>();
      Scheduler.Timer timer = context.scheduler().at(now() + nanos, () -> over.complete(null));
      CompletableFuture.anyOf(over, aborted).join();
      timer.cancel();
    }
  }

  private static boolean isTurn(Dial dial, AtomicLong dials) {
    int every = dial.refuseEvery();
    return every > 0 && dials.incrementAndGet() % every == 0;
  }
}
