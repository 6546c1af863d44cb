package dev.poolscope.bench;

import dev.poolscope.balance.BalancerKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Measures what a pick costs by rule and number of hosts, and prints the ratios within this run as
/// a Markdown table: times of one machine say little about another, their ratios more.
public final class PickCosts {
  private static final int[] HOSTS = {10, 100, 1000};
  private static final String UNIT_RULE = "round-robin";

  private PickCosts() {}

  /// Runs the measurement.
  public static void main(String[] arguments) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(PickBenchmark.class.getSimpleName())
            .param(
                "rule", BalancerKind.rules().stream().map(BalancerKind::id).toArray(String[]::new))
            .forks(1)
            .jvmArgsAppend("-Xmx1g")
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(200))
            .build();
    System.out.print(table(new Runner(options).run()));
  }

  private static String table(Collection<RunResult> results) {
    Map<String, Map<Integer, Double>> costs = new LinkedHashMap<>();
    for (RunResult result : results) {
      int hosts = Integer.parseInt(result.getParams().getParam("hosts"));
      costs
          .computeIfAbsent(result.getParams().getParam("rule"), _ -> new TreeMap<>())
          .put(hosts, result.getPrimaryResult().getScore());
    }
    double unit = costs.getOrDefault(UNIT_RULE, Map.of()).getOrDefault(HOSTS[0], Double.NaN);
    StringBuilder table = new StringBuilder();
    table.append("| rule | 10 hosts | 100 hosts | 1,000 hosts | 1,000 to 10 |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    costs.forEach((rule, byHosts) -> table.append(row(rule, byHosts, unit)));
    return table.toString();
  }

  private static String row(String rule, Map<Integer, Double> byHosts, double unit) {
    double[] cost = new double[HOSTS.length];
    for (int i = 0; i < HOSTS.length; i++) {
      cost[i] = byHosts.getOrDefault(HOSTS[i], Double.NaN);
    }
    return String.format(
        Locale.ROOT,
        "| `%s` | %.1f | %.1f | %.1f | %.1f |%n",
        rule,
        cost[0] / unit,
        cost[1] / unit,
        cost[2] / unit,
        cost[2] / cost[0]);
  }
}
