package dev.poolscope.client;

import dev.poolscope.experiment.Transport;
import dev.poolscope.load.PooledClient;
import java.time.Duration;

/// A pooled client whose every connection is counted, under one set of pool rules.
///
/// Threading: safe for use by any thread.
public interface CountedClient extends PooledClient {
  /// Applies changed settings of the transport to what happens from now on.
  void apply(Transport transport);

  /// A further client of the same process that has a pool of its own, with the settings in force.
  /// What does not belong to a pool, such as the faults of the dialer, they have in common.
  CountedClient withOwnPool();

  /// A client as this one in a process of its own: another one of the run's.
  CountedClient asInstance(ClientContext context);

  /// Closes all idle connections.
  void closeIdle();

  /// Closes an open connection by hand. The requests that use it fail with
  /// [CLOSED_BY_HAND][dev.poolscope.model.FailureKind#CLOSED_BY_HAND] and are not repeated.
  ///
  /// @return whether it was open; otherwise nothing has happened
  boolean closeConnection(long connection);

  /// Whether it carries no request and has no connection, neither open nor being dialed.
  boolean isUnused();

  /// Ends the run: cancels requests, aborts dials, closes connections, and waits until nothing is
  /// left. Requests sent afterwards fail at once.
  ///
  /// @return whether everything had ended within the time
  boolean endRun(Duration atMost);
}
