package dev.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostCount;
import dev.poolscope.yaml.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceFoldsTest {
  private final List<Integer> instances = new ArrayList<>();
  private final RunFold fold;
  private long sequence;

  InstanceFoldsTest() throws Exception {
    Experiment experiment =
        Experiments.read(
            new Source(
                "x.yaml",
                """
                schema: poolscope/experiment/v1
                name: x
                instances: 2
                targets: [{name: a, sample: {}}]
                load: [{target: a, arrivals: {kind: once, requests: 1}}]
                """),
            List.of());
    fold =
        RunFold.of(
            experiment,
            new RunListener() {
              @Override
              public void entry(EventRow row) {
                instances.add(row.instance());
              }
            });
  }

  @Test
  void everyEventOfAConnectionOrARequestIsThatOfItsClient() {
    request(1, 1);
    request(2, 2);
    connection(1, 2);
    tell(new PoolEvent.ConnectionAcquired("a", 1, 2, false));
    tell(new PoolEvent.ConnectionReleased("a", 1, 2));
    tell(new PoolEvent.KernelSampled("a", 1, 0, 0));
    tell(new PoolEvent.RequestEnded("a", 1, 2, 200, null, 0, ""));

    assertThat(instances).containsExactly(1, 2, 2, 2, 2, 2, 0, 2);
  }

  @Test
  void thePeakOfTheSumIsNotTheSumOfThePeaks() {
    request(1, 1);
    request(2, 2);
    connection(1, 1);
    close(1);
    connection(2, 2);

    assertThat(count(0, HostCount.PEAK_OPEN)).isEqualTo(1);
    assertThat(count(1, HostCount.PEAK_OPEN)).isEqualTo(1);
    assertThat(count(2, HostCount.PEAK_OPEN)).isEqualTo(1);
    assertThat(count(0, HostCount.OPENED)).isEqualTo(2);
    assertThat(count(1, HostCount.OPEN)).isZero();
    assertThat(count(2, HostCount.OPEN)).isEqualTo(1);
    assertThat(fold.contradiction()).isNull();
  }

  @Test
  void aConnectionOfOneClientGivenToARequestOfAnotherIsFound() {
    request(1, 1);
    connection(1, 2);
    tell(new PoolEvent.ConnectionAcquired("a", 1, 1, false));

    assertThat(fold.contradiction()).contains("does not wait");
  }

  @Test
  void moreClientsThanTheExperimentHasCannotBe() {
    request(1, 3);

    assertThat(fold.contradiction()).contains("instance 3").contains("instances: 2");
  }

  @Test
  void timeGoesOnForAClientThatDoesNothing() {
    request(1, 1);
    long later = 5_000_000_000L;
    fold.accept(
        new TraceEntry(sequence, later, new PoolEvent.RequestIssued("a", 2, 0, "client-2", 2)));

    fold.noteOpenConnections();

    assertThat(fold.loadNanos()).isEqualTo(later);
    assertThat(fold.instances().getFirst().loadNanos()).isEqualTo(fold.loadNanos());
  }

  private void request(long number, int instance) {
    tell(new PoolEvent.RequestIssued("a", number, 0, "client-1", instance));
  }

  private void connection(long number, int instance) {
    tell(new PoolEvent.DialStarted("a", number, number, DialCause.NO_IDLE_CONNECTION, instance));
    tell(new PoolEvent.ConnectionOpened("a", number, number, 1, "127.0.0.1:80"));
  }

  private void close(long number) {
    tell(
        new PoolEvent.ConnectionClosed(
            "a", number, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 0, 0, 0));
  }

  private void tell(PoolEvent event) {
    fold.accept(new TraceEntry(sequence, sequence, event));
    sequence++;
  }

  private long count(int instance, HostCount count) {
    RunFold of = instance == 0 ? fold : fold.instances().get(instance - 1);
    return of.all().of(count);
  }
}
