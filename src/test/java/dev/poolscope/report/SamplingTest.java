package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.stats.HostStats;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private final Recording run = new Recording();

  @Test
  void aSampleIsTheStateThatTheEventsBeforeItLeft() {
    run.at(5).dial(1).open(1).issue(1);
    run.at(19.999).acquire(1, 1);
    run.at(20).dial(2);
    run.at(41).open(2).release(1, 1);
    run.at(60).close(1, CloseReason.IDLE_TIMEOUT);
    run.at(80.000001).windowEnds();

    assertThat(run.samples)
        .filteredOn(sample -> sample.host().equals("a"))
        .extracting(
            Recording.Sample::tMillis,
            s -> s.counts().dialing(),
            s -> s.counts().active(),
            s -> s.counts().idle())
        .containsExactly(
            tuple(20L, 0, 1, 0), tuple(40L, 1, 1, 0), tuple(60L, 0, 0, 2), tuple(80L, 0, 0, 1));
    HostStats a = run.a();
    assertThat(a.sampledOpen().count()).isEqualTo(4);
    assertThat(a.sampledOpen().mean()).isEqualTo((1 + 1 + 2 + 1) / 4.0);
    assertThat(a.sampledOpen().max()).isEqualTo(2);
    assertThat(a.sampledIdle().mean()).isEqualTo((0 + 0 + 2 + 1) / 4.0);
    assertThat(a.sampledInUse().mean()).isEqualTo((1 + 1 + 0 + 0) / 4.0);
    assertThat(a.sampledInUse().max()).isEqualTo(1);
    assertThat(run.fold.all().sampledOpen().mean()).isEqualTo(5 / 4.0);
  }

  @Test
  void everyHostIsSampledAtEveryInstant() {
    run.at(41).windowEnds();
    assertThat(run.samples)
        .extracting(Recording.Sample::tMillis, Recording.Sample::host)
        .containsExactly(tuple(20L, "a"), tuple(20L, "b"), tuple(40L, "a"), tuple(40L, "b"));
  }

  @Test
  void aTenSecondWindowHasFiveHundredSamplesTheOneAtItsEndIncluded() {
    run.at(10_000).windowEnds();
    assertThat(run.a().sampledOpen().count()).isEqualTo(500);
  }

  @Test
  void aWindowThatEndsBeforeTheFirstSampleHasNone() {
    run.at(19.999999).windowEnds();
    assertThat(run.a().sampledOpen().count()).isZero();
    assertThat(run.a().sampledOpen().mean()).isZero();
    assertThat(run.a().sampledOpen().max()).isZero();
  }

  @Test
  void nothingIsSampledAfterTheWindow() {
    run.at(20).windowEnds();
    run.at(1_000).event(new PoolEvent.RunEnded(0));
    assertThat(run.samples).hasSize(2);
  }
}
