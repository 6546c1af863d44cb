package dev.poolscope.run;

import com.sun.management.OperatingSystemMXBean;
import dev.poolscope.archive.ProgramVersion;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.archive.WarmUpCost;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.kernel.KernelCost;
import dev.poolscope.report.Disturbance;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;

/// Makes and writes the [RunInfo] of one run.
final class RunInfos {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Experiment experiment;
  private final Instant started;
  private final WarmUpCost warmUp;
  private final long cpuNanosBefore = cpuNanos();

  RunInfos(Experiment experiment, Instant started, WarmUpCost warmUp) {
    this.experiment = experiment;
    this.started = started;
    this.warmUp = warmUp;
  }

  RunInfo running() {
    return info("running", 0, 0, KernelCost.NONE, List.of(), 0);
  }

  RunInfo ended(
      long events, long logBytes, KernelCost kernel, List<String> violations, long nanos) {
    return info("ended", events, logBytes, kernel, violations, nanos);
  }

  private RunInfo info(
      String state,
      long events,
      long logBytes,
      KernelCost kernel,
      List<String> violations,
      long nanos) {
    Runtime runtime = Runtime.getRuntime();
    return new RunInfo(
        RunInfo.SCHEMA,
        experiment.name(),
        state,
        ProgramVersion.text(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        runtime.availableProcessors(),
        runtime.maxMemory(),
        started,
        experiment.seed(),
        ClientIdentities.label(experiment),
        0,
        0,
        (cpuNanos() - cpuNanosBefore) / NANOS_PER_SECOND,
        nanos / NANOS_PER_SECOND,
        events,
        logBytes,
        0,
        warmUp,
        kernel,
        Disturbance.NONE,
        violations);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
