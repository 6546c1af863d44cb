package dev.poolscope.virtual;

import dev.poolscope.client.go.GoSettings;
import dev.poolscope.load.PooledRequest;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.time.Scheduler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One request in virtual time, from its start to its end.
///
/// Threading: confined to one thread.
final class VirtualCall {
  final PooledRequest request;
  final GoSettings settings;
  final Consumer<CallOutcome> whenEnded;

  /// What it waits with, null while it does not wait.
  @Nullable VirtualWant want;

  /// The connection that it holds, null while it holds none.
  @Nullable VirtualLane lane;

  /// Ends it when its caller waits no longer, null if that never comes.
  Scheduler.@Nullable Timer deadline;

  /// The number of the connection that it held last, 0 if none.
  long lastConnection;

  /// Whether its outcome has been told.
  boolean ended;

  VirtualCall(PooledRequest request, GoSettings settings, Consumer<CallOutcome> whenEnded) {
    this.request = request;
    this.settings = settings;
    this.whenEnded = whenEnded;
  }

  String host() {
    return request.host();
  }

  long number() {
    return request.number();
  }
}
