package dev.poolscope.advise;

import dev.poolscope.advise.Finding.Severity;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Target;
import dev.poolscope.stats.HostCount;
import dev.poolscope.stats.HostStats;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// OkHttp's dispatcher counts by host name, without the port: what goes to several ports of one
/// machine shares one budget (OkHttp facts, dispatcher).
final class DispatcherRule implements FindingRule {
  static final String NAME = "DISPATCHER_LIMIT_BY_HOST_NAME";

  @Override
  public void find(RunFacts facts, List<Finding> findings) {
    HostStats all = facts.all();
    int limit = facts.transport().maxRequestsPerHost();
    if (facts.transport().rules() != Rules.OKHTTP || all.of(HostCount.PEAK_WAITING) == 0) {
      return;
    }
    Map<String, Integer> names = new HashMap<>();
    facts.hosts().keySet().stream()
        .flatMap(facts::target)
        .map(DispatcherRule::hostName)
        .forEach(name -> names.merge(name, 1, Integer::sum));
    int shared = names.values().stream().max(Integer::compareTo).orElse(0);
    long wanted = all.of(HostCount.PEAK_IN_FLIGHT);
    if (shared < 2 || wanted <= limit) {
      return;
    }
    findings.add(
        new Finding(
            NAME,
            Severity.WARNING,
            Experiment.ALL_HOSTS,
            shared + " hosts share one budget of requests, because OkHttp counts by host name.",
            "maxRequestsPerHost %d for all of them; up to %d in flight, %d of them waiting"
                .formatted(limit, wanted, all.of(HostCount.PEAK_WAITING)),
            "Allow as many as all of them need: maxRequestsPerHost " + wanted + ".",
            "A slow host takes the budget of the others on the same machine.",
            all.firstIssueNanos(),
            List.of("transport.maxRequestsPerHost=" + wanted)));
  }

  private static String hostName(Target target) {
    URI url = target.url();
    return url == null ? "127.0.0.1" : Objects.requireNonNullElse(url.getHost(), "");
  }
}
