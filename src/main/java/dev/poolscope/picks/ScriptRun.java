package dev.poolscope.picks;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.Lease;
import dev.poolscope.balance.NoEndpointException;
import dev.poolscope.balance.Outcome;
import dev.poolscope.balance.PickContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drives a balancer by a script, in virtual time that begins at 0.
///
/// Threading: confined to one call.
public final class ScriptRun {
  private final Balancer balancer;
  private final List<@Nullable Lease> leases = new ArrayList<>();
  private long nowNanos;

  private ScriptRun(Balancer balancer) {
    this.balancer = balancer;
  }

  /// What every step did, in order.
  public static List<StepRow> of(Balancer balancer, Script script) {
    ScriptRun run = new ScriptRun(balancer);
    return script.lines().stream().map(run::row).toList();
  }

  private StepRow row(Script.Line line) {
    return switch (line.step()) {
      case Step.Pick step -> pick(line, step.key());
      case Step.Release step ->
          end(line, step.pick(), lease -> Outcome.succeeded(nowNanos - lease.pick().atNanos()));
      case Step.Complete step ->
          end(line, step.pick(), _ -> Outcome.succeeded(step.latencyNanos()));
      case Step.Fail step -> end(line, step.pick(), _ -> Outcome.FAILED);
      case Step.Connect step -> connect(line, step.pick());
      case Step.Pass step -> {
        nowNanos += step.nanos();
        yield row(line, null);
      }
      case Step.Drain step -> {
        balancer.endpoints().drain(step.host());
        yield row(line, step.host());
      }
      case Step.Restore step -> {
        balancer.endpoints().restore(step.host(), nowNanos);
        yield row(line, step.host());
      }
    };
  }

  private StepRow pick(Script.Line line, @Nullable String key) {
    try {
      Lease lease = balancer.pick(new PickContext(nowNanos, key, leases.size()));
      leases.add(lease);
      return new StepRow(line, lease.endpoint(), inFlight(), lease.pick(), null);
    } catch (NoEndpointException e) {
      leases.add(null);
      return new StepRow(line, null, inFlight(), null, e.getMessage());
    }
  }

  /// How the use of a lease ended.
  @FunctionalInterface
  private interface Ending {
    Outcome of(Lease lease);
  }

  private StepRow end(Script.Line line, int pick, Ending ending) {
    Lease lease = leases.get(pick);
    if (lease == null) {
      return row(line, null);
    }
    lease.release(ending.of(lease), nowNanos);
    return row(line, lease.endpoint());
  }

  private StepRow connect(Script.Line line, int pick) {
    Lease lease = leases.get(pick);
    if (lease == null) {
      return row(line, null);
    }
    lease.connected();
    return row(line, lease.endpoint());
  }

  private StepRow row(Script.Line line, @Nullable String host) {
    return new StepRow(line, host, inFlight(), null, null);
  }

  private List<StepRow.HostLoad> inFlight() {
    return balancer.endpoints().status().stream()
        .map(status -> new StepRow.HostLoad(status.name(), status.inFlight()))
        .toList();
  }
}
