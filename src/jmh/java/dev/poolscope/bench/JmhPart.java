package dev.poolscope.bench;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/// What single methods cost; see [MethodCosts].
final class JmhPart implements Part {
  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public double seconds(Settings settings) {
    return 180;
  }

  @Override
  public void measure(Bench bench) throws IOException {
    try {
      bench.report().table("JMH, one fork", MethodCosts.COLUMNS, MethodCosts.measure());
    } catch (RunnerException e) {
      throw new IOException(e);
    }
  }
}
