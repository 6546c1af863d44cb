package dev.poolscope.run;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a run to what the user has allowed to be sent to hosts that are not this machine, whatever
/// is changed while it goes on.
///
/// Threading: safe for use by any thread; all state is guarded by this.
final class ReachGuard {
  private AllowedHosts allowed;
  private Experiment current;

  /// A guard of an experiment that is about to run.
  ///
  /// @throws RunRefusedException if it is beyond what is allowed
  ReachGuard(Experiment experiment, AllowedHosts allowed) throws RunRefusedException {
    this.allowed = allowed;
    this.current = experiment;
    Optional<Problem> problem = problem(experiment);
    if (problem.isPresent()) {
      throw new RunRefusedException(
          RunRefusedException.Cause.USAGE, problem.orElseThrow().toString());
    }
  }

  /// Where load may be sent.
  synchronized AllowedHosts allowed() {
    return allowed;
  }

  /// Lets more be sent to the hosts that are allowed.
  synchronized void allow(LoadCap cap) {
    allowed = allowed.with(cap);
  }

  /// What changed settings could send that is beyond what is allowed.
  ///
  /// @throws ConfigException if a setting cannot be changed or is wrong
  synchronized List<Reach> beyond(Map<String, String> sets) {
    return Reach.beyond(Experiments.change(current, sets), allowed);
  }

  /// Takes note that the run follows other settings from now on.
  ///
  /// @throws ConfigException if these are beyond what is allowed; nothing is changed then
  synchronized void follow(Experiment changed) {
    Optional<Problem> problem = problem(changed);
    if (problem.isPresent()) {
      throw new ConfigException(List.of(problem.orElseThrow()));
    }
    current = changed;
  }

  private Optional<Problem> problem(Experiment experiment) {
    return Reach.beyond(experiment, allowed).stream()
        .flatMap(
            reach ->
                reach.problem(allowed.cap(), "--allow-rate %s", "--allow-connections %s").stream())
        .findFirst();
  }
}
