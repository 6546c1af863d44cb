package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of requests and dials that failed.
class FailuresTest {
  @TempDir Path directory;

  @Test
  void failuresAreCountedByKindTheMostFrequentFirst() throws IOException {
    try (Recording run = recorded()) {
      assertThat(run.failures().before(1, 10_000).toString())
          .isEqualTo("{REFUSED=2, TIMEOUT_IN_FLIGHT=1}");
      assertThat(run.failures().before(1, 130).toString()).isEqualTo("{REFUSED=1}");
      assertThat(run.failures().before(0, 10_000)).isEmpty();
      assertThat(ticks(run, 1)).containsExactly("120x1", "130x1", "140x1");
      assertThat(ticks(run, 100)).containsExactly("120x3");
    }
  }

  @Test
  void aFailedDialSaysWhyAndIsNoClose() throws IOException {
    try (Recording run = recorded()) {
      Lanes lanes = run.lanes();
      assertThat(lanes.dialFailure(0)).isEqualTo(FailureKind.REFUSED);
      assertThat(lanes.closeReason(0)).isNull();
      assertThat(lanes.endNanos(0)).isEqualTo(119);
      assertThat(lanes.dialFailure(1)).isNull();
      assertThat(lanes.closes()).isEqualTo(1);
      assertThat(lanes.closedLane(0)).isEqualTo(1);
    }
  }

  @Test
  void dialsThatOnlyFailAreNotDrawnAsDialing() throws IOException {
    try (Recording run = recorded()) {
      List<Integer> dialing = new ArrayList<>();
      run.series("b")
          .slots(new TimeRange(110, 150), 2, (_, _, most, _) -> dialing.add(most.dialing()));
      assertThat(dialing).as("one refused, then one that succeeds").containsExactly(0, 1);
    }
  }

  private static List<String> ticks(Recording run, long grain) {
    List<String> ticks = new ArrayList<>();
    run.failures()
        .ticks(1, new TimeRange(0, 10_000), grain, (nanos, n) -> ticks.add(nanos + "x" + n));
    return ticks;
  }

  private Recording recorded() throws IOException {
    try (Logs log = new Logs(directory)) {
      log.at(100).event(new PoolEvent.RequestIssued("b", 1, 100, ""));
      log.at(110).event(new PoolEvent.RequestIssued("b", 2, 110, ""));
      log.at(111).event(new PoolEvent.RequestIssued("b", 3, 111, ""));
      log.at(112).event(new PoolEvent.DialStarted("b", 1, 1, DialCause.NO_IDLE_CONNECTION));
      log.at(119).event(new PoolEvent.DialFailed("b", 1, 1, FailureKind.REFUSED, ""));
      log.at(120).event(ended(1, FailureKind.REFUSED));
      log.at(130).event(ended(2, FailureKind.TIMEOUT_IN_FLIGHT));
      log.at(132).event(new PoolEvent.DialStarted("b", 2, 3, DialCause.NO_IDLE_CONNECTION));
      log.at(135).event(new PoolEvent.ConnectionOpened("b", 2, 3, 40_000, "127.0.0.1:80"));
      log.at(140).event(ended(3, FailureKind.REFUSED));
      log.at(150).event(CLOSE);
      log.at(160).event(new PoolEvent.RequestIssued("b", 4, 160, ""));
      log.at(200).event(new PoolEvent.WindowEnded(false));
      log.at(210).event(ended(4, FailureKind.RUN_ENDED));
    }
    return Recordings.readAll(directory);
  }

  private static final PoolEvent CLOSE =
      new PoolEvent.ConnectionClosed("b", 2, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 0, 0, 0);

  private static PoolEvent ended(long request, FailureKind failure) {
    return new PoolEvent.RequestEnded("b", 0, request, 0, failure, 0, "");
  }
}
