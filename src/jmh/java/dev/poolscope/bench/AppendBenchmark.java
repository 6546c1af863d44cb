package dev.poolscope.bench;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.trace.Trace;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// How many events a microsecond a stream takes in and hands on, to nobody: the cost of the stream
/// alone, its stamp of time and the event's record included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AppendBenchmark {
  private Trace trace = open();

  private static Trace open() {
    return new Trace(
        SystemTicker.INSTANCE, SystemTicker.INSTANCE.nanos(), List.of(), () -> {}, _ -> {});
  }

  /// Begins a stream.
  @Setup
  public void prepare() {
    trace.close();
    trace = open();
  }

  /// Ends it.
  @TearDown
  public void end() {
    trace.close();
    System.out.printf("# %d stalls%n", trace.producerStalls());
  }

  /// One producer.
  @Benchmark
  @Threads(1)
  public void alone() {
    trace.publish(new PoolEvent.FirstByte("a", 1, 1));
  }

  /// Four of them.
  @Benchmark
  @Threads(4)
  public void fourProducers() {
    trace.publish(new PoolEvent.FirstByte("a", 1, 1));
  }
}
