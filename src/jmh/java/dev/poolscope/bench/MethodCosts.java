package dev.poolscope.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures every JMH benchmark briefly and prints them beside a loop that tells how fast the
/// machine is.
public final class MethodCosts {
  /// The columns of the table.
  static final List<String> COLUMNS =
      List.of("benchmark", "threads", "ns per operation", "operations/s", "to the machine's loop");

  private MethodCosts() {}

  /// Runs the measurement.
  public static void main(String[] arguments) throws RunnerException {
    System.out.println(String.join(" | ", COLUMNS));
    measure().forEach(row -> System.out.println(String.join(" | ", row)));
  }

  /// The rows of the table.
  static List<List<String>> measure() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("dev\\.poolscope\\..*")
                    .param("rule", "round-robin", "least-connections", "p2c")
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(300))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    double loop = Double.NaN;
    for (RunResult result : results) {
      if (result.getParams().getBenchmark().contains(MachineBenchmark.class.getSimpleName())) {
        loop = nanos(result, result.getPrimaryResult().getScore());
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (RunResult result : results) {
      rows.add(row(result, loop));
    }
    return rows;
  }

  private static List<String> row(RunResult result, double loop) {
    double score = result.getPrimaryResult().getScore();
    double error = result.getPrimaryResult().getScoreError() / score;
    double nanos = nanos(result, score);
    return List.of(
        name(result.getParams()),
        String.valueOf(result.getParams().getThreads()),
        String.format(Locale.ROOT, "%,.1f ± %.0f %%", nanos, 100 * error),
        String.format(Locale.ROOT, "%,.0f", 1e9 / nanos),
        String.format(Locale.ROOT, "%.3f", nanos / loop));
  }

  /// Nanoseconds between two operations, of all threads together.
  private static double nanos(RunResult result, double score) {
    double unit = TimeUnit.NANOSECONDS.convert(1, result.getParams().getTimeUnit());
    return result.getParams().getMode() == Mode.Throughput
        ? unit / score
        : score * unit / result.getParams().getThreads();
  }

  private static String name(BenchmarkParams params) {
    String benchmark = params.getBenchmark().replaceFirst("^.*\\.(\\w+)\\.(\\w+)$", "$1.$2");
    String values =
        params.getParamsKeys().stream()
            .map(key -> key + "=" + params.getParam(key))
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? benchmark : benchmark + " (" + values + ")";
  }
}
