package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Load;
import dev.poolscope.export.RunExport;
import dev.poolscope.load.LoadDriver;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.time.VirtualTime;
import dev.poolscope.trace.EventSink;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadWindowTest {
  private static final long END = 1_000;

  private final VirtualTime time = new VirtualTime();
  private final List<String> happened = new ArrayList<>();
  private final LoadWindow window =
      new LoadWindow(time, END, List.of(new Told()), event -> happened.add(String.valueOf(event)));

  @TempDir private Path directory;

  @Test
  void whoWaitsForTheEndEndsItWhenTheClockIsThere() throws InterruptedException {
    window.start();
    time.pass(50 * END);

    window.await(() -> false);

    assertThat(happened)
        .containsExactly("start", "stop", "WindowEnded[interrupted=false]", "tellUnsent");
    assertThat(window.isOver()).isTrue();
  }

  @Test
  void itEndsOnceAndDoesNotBeginAgain() throws InterruptedException {
    window.end(true);
    window.start();
    window.end(false);
    window.await(() -> false);

    assertThat(happened).containsExactly("stop", "WindowEnded[interrupted=true]", "tellUnsent");
  }

  @Test
  void itEndsBeforeItsTimeWhenItsLoadIsDone() throws InterruptedException {
    window.start();

    window.await(window::isLoadDone);

    assertThat(happened)
        .containsExactly("start", "stop", "WindowEnded[interrupted=false]", "tellUnsent");
  }

  /// Three requests at once and then nothing: the run is over long before its window, and complete.
  @Test
  void aRunUntilItsLoadIsDoneDoesNotWaitForTheRest() throws Exception {
    String text =
        """
        schema: poolscope/experiment/v1
        name: short
        window: 10m
        targets:
          - {name: a, sample: {}}
        load:
          - {target: a, arrivals: {kind: once, requests: 3}}
          - {target: a, arrivals: {kind: closed, workers: 2, requests: 4}}
        """;
    try (Run run =
        new Run(
            Experiments.read(new Source("short.yaml", text), List.of()),
            directory,
            AllowedHosts.THIS_MACHINE,
            BeforeWriting.NOTHING)) {
      run.endOnceDone();

      assertThat(run.execute().violations()).isEmpty();

      RunReport report = RunExport.csv(run.directory());
      assertThat(report.end().interrupted()).isFalse();
      assertThat(report.totals().count(SummaryColumns.OK)).isEqualTo(7);
    }
  }

  /// A moment far enough ahead is time 0; one that has passed is not waited for.
  @Test
  void aRunBeginsAtTheMomentItIsGiven() throws Exception {
    String text =
        """
        schema: poolscope/experiment/v1
        name: later
        window: 100ms
        targets: [{name: a, sample: {}}]
        load: [{target: a, arrivals: {kind: once, requests: 1}}]
        """;
    Experiment experiment = Experiments.read(new Source("later.yaml", text), List.of());
    try (Run run = new Run(experiment, directory)) {
      Instant moment = Instant.now().plusSeconds(2);
      assertThat(run.beginAt(moment)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      run.execute();
      assertThat(RunInfo.started(run.directory()))
          .isBetween(moment.minusMillis(5), moment.plusSeconds(5));
    }
    try (Run run = new Run(experiment, directory)) {
      assertThat(run.beginAt(Instant.now().minusSeconds(9)).isNegative()).isTrue();
      assertThat(run.execute().violations()).isEmpty();
    }
  }

  /// An interruption ends the wait for the moment to begin at.
  @Test
  void aRunThatWaitsForItsMomentCanBeInterrupted() throws Exception {
    String text =
        """
        schema: poolscope/experiment/v1
        name: never
        window: 10s
        targets: [{name: a, sample: {}}]
        load: [{target: a, arrivals: {kind: constant, rate: 1}}]
        """;
    Experiment experiment = Experiments.read(new Source("never.yaml", text), List.of());
    try (Run run = new Run(experiment, directory)) {
      run.beginAt(Instant.now().plusSeconds(3600));
      CompletableFuture<RunInfo> executed =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return run.execute();
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      run.interrupt();
      assertThat(executed).succeedsWithin(Duration.ofSeconds(20));
      assertThat(RunExport.csv(run.directory()).end().interrupted()).isTrue();
    }
  }

  /// The thread that sends is held while it sends the first request, until the window has ended.
  @Test
  void aThreadThatIsBehindDoesNotMakeItLonger() throws Exception {
    String text =
        """
        schema: poolscope/experiment/v1
        name: behind
        window: 100ms
        targets:
          - {name: a, sample: {}}
        load:
          - {target: a, arrivals: {kind: constant, rate: 100}}
        """;
    CountDownLatch ended = new CountDownLatch(1);
    try (Run run =
        new Run(
            Experiments.read(new Source("behind.yaml", text), List.of()),
            directory,
            AllowedHosts.THIS_MACHINE,
            BeforeWriting.NOTHING,
            sink -> holding(sink, ended))) {
      assertThat(run.execute().violations()).isEmpty();

      RunReport report = RunExport.csv(run.directory());
      assertThat(report.totals().number(SummaryColumns.OFFERED_PER_SECOND)).isEqualTo(100);
      assertThat(report.totals().count(SummaryColumns.ISSUED)).isEqualTo(1);
      assertThat(report.totals().count(SummaryColumns.DROPPED)).isEqualTo(9);
    }
  }

  private static EventSink holding(EventSink sink, CountDownLatch ended) {
    return event -> {
      sink.publish(event);
      if (event instanceof PoolEvent.WindowEnded) {
        ended.countDown();
      } else if (event instanceof PoolEvent.RequestIssued) {
        hold(ended);
      }
    };
  }

  /// Gives up after a while, so that a window that waits for the thread held here fails the test.
  private static void hold(CountDownLatch ended) {
    try {
      if (!ended.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the window has not ended");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class Told implements LoadDriver {
    @Override
    public void start() {
      happened.add("start");
    }

    @Override
    public void change(Load changed) {
      throw new AssertionError("nobody changes anything");
    }

    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public void stop() {
      happened.add("stop");
    }

    @Override
    public void tellUnsent() {
      happened.add("tellUnsent");
    }
  }
}
