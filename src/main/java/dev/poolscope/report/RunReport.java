package dev.poolscope.report;

import dev.poolscope.advise.Advisor;
import dev.poolscope.advise.Finding;
import dev.poolscope.advise.PoolFindings;
import dev.poolscope.advise.RulesNotes;
import dev.poolscope.advise.RunFacts;
import dev.poolscope.advise.TrustNotes;
import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.stats.HostStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run amounts to; the one input of everything that is written or shown about it.
///
/// @param experiment the experiment as run
/// @param hosts the columns of `summary.csv` by host
/// @param totals the same columns over all hosts
/// @param backends what the servers of backend groups had of it; empty where no host is a group
/// @param instances the same of each of the run's clients, in their order; empty where it has one
/// @param expectations what was expected and what came
/// @param findings what the user should know
/// @param end how far the run's events reach
/// @param disturbance what of it is the machine's doing
/// @param capture what the packet capture beside it says, null if there is none
public record RunReport(
    Experiment experiment,
    Map<String, SummaryRow> hosts,
    SummaryRow totals,
    List<BackendRow> backends,
    List<InstanceRows> instances,
    List<ExpectationResult> expectations,
    List<Finding> findings,
    RunEnd end,
    Disturbance disturbance,
    @Nullable CaptureCheck capture) {

  /// The format of `summary.json`.
  public static final String SCHEMA = "poolscope/summary/v1";

  /// The report of a stream as far as it has been folded.
  ///
  /// @param log what there is to say of the log that it was read from
  public static RunReport of(Experiment experiment, RunFold fold, LogCondition log) {
    InstanceRows all = rows(experiment, fold);
    List<ExpectationResult> results = new ArrayList<>();
    for (Expectation expectation : experiment.expect()) {
      SummaryRow row = all.row(expectation.host());
      results.add(
          expectation.isOfStretch()
              ? ofStretch(experiment, expectation, fold)
              : ExpectationResult.of(expectation, row.values().get(expectation.metric())));
    }
    List<Finding> findings = new ArrayList<>(Advisor.ofOtherVersion(log.notices()));
    if (log.damaged()) {
      findings.add(Advisor.damagedLog());
    }
    findings.addAll(RulesNotes.of(experiment.transport()));
    findings.addAll(TrustNotes.of(experiment));
    findings.addAll(Advisor.ofMachine(fold.machine()));
    findings.addAll(Advisor.findings(fold.hosts()));
    findings.addAll(
        PoolFindings.of(
            new RunFacts(experiment, fold.hosts(), fold.all(), fold.picks(), fold.loadNanos())));
    return new RunReport(
        experiment,
        all.hosts(),
        all.totals(),
        BackendRow.of(fold.hosts()),
        fold.instances().stream().map(instance -> rows(experiment, instance)).toList(),
        results,
        findings,
        end(fold, log),
        Disturbance.of(fold.machine(), fold.all().late()),
        null);
  }

  /// This report with what the packet capture beside the run says.
  public RunReport withCapture(CaptureCheck check) {
    return new RunReport(
        experiment,
        hosts,
        totals,
        backends,
        instances,
        expectations,
        findings,
        end,
        disturbance,
        check);
  }

  private static InstanceRows rows(Experiment experiment, RunFold fold) {
    fold.noteOpenConnections();
    Map<String, SummaryRow> hosts = new LinkedHashMap<>();
    for (Target target : experiment.targets()) {
      HostStats stats = fold.hosts().getOrDefault(target.name(), new HostStats());
      hosts.put(target.name(), row(experiment, target.name(), stats, fold));
    }
    HostStats unsent = fold.hosts().get(PoolEvent.NO_HOST);
    if (unsent != null) {
      hosts.put(PoolEvent.NO_HOST, row(experiment, PoolEvent.NO_HOST, unsent, fold));
    }
    return new InstanceRows(hosts, row(experiment, Experiment.ALL_HOSTS, fold.all(), fold));
  }

  private static RunEnd end(RunFold fold, LogCondition log) {
    return new RunEnd(
        fold.isComplete(),
        log.damaged(),
        fold.isInterrupted(),
        fold.loadNanos(),
        fold.producerStalls());
  }

  private static SummaryRow row(
      Experiment experiment, String label, HostStats stats, RunFold fold) {
    return SummaryColumns.row(SummarySource.ofLoad(experiment, label, stats, fold));
  }

  private static ExpectationResult ofStretch(
      Experiment experiment, Expectation expectation, RunFold fold) {
    StretchNumbers numbers = fold.during(Stretch.of(expectation));
    SummaryColumn column = SummaryColumns.find(expectation.metric());
    if (numbers == null) {
      return ExpectationResult.notReached(expectation, fold.isLoadOver());
    }
    return ExpectationResult.of(
        expectation,
        column == null || !column.isOfStretches()
            ? ""
            : column.value().apply(SummarySource.of(experiment, numbers, fold)));
  }

  /// The row of a host, or of all together as [Experiment#ALL_HOSTS], which also stands for a host
  /// that the run does not have.
  public SummaryRow row(String host) {
    return hosts.getOrDefault(host, totals);
  }

  /// The row of a host, or of all together, of one of the run's clients.
  ///
  /// @param instance its number, from 1; 0 for all of them
  public SummaryRow row(String host, int instance) {
    return instance == 0 || instances.isEmpty() ? row(host) : instances.get(instance - 1).row(host);
  }

  /// Whether every expectation held.
  public boolean held() {
    return expectations.stream().allMatch(ExpectationResult::held);
  }

  /// The verdict in one word: `held`, `not-held`, or `none` if nothing was expected.
  public String verdict() {
    if (expectations.isEmpty()) {
      return "none";
    }
    return held() ? "held" : "not-held";
  }

  /// What `summary.json` says.
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("schema", SCHEMA);
    summary.put("experiment", experiment.name());
    summary.put("rules", experiment.transport().rules() == Rules.GO ? "go" : "okhttp");
    summary.put("verdict", verdict());
    summary.put("expectations", expectations);
    summary.put("hosts", objects(hosts));
    summary.put("totals", totals.values());
    if (!backends.isEmpty()) {
      summary.put("backends", backends);
    }
    summary.put("findings", findings);
    if (capture != null) {
      summary.put("capture", capture);
    }
    if (!instances.isEmpty()) {
      List<Map<String, Object>> each = new ArrayList<>();
      for (InstanceRows rows : instances) {
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("instance", each.size() + 1);
        instance.put("hosts", objects(rows.hosts()));
        instance.put("totals", rows.totals().values());
        each.add(instance);
      }
      summary.put("instances", each);
    }
    return summary;
  }

  private static List<Map<String, Object>> objects(Map<String, SummaryRow> hosts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    hosts.forEach(
        (name, columns) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("host", name);
          row.putAll(columns.values());
          rows.add(row);
        });
    return rows;
  }
}
