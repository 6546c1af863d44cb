package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.SummaryColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run as of an instant knows nothing of what came later.
class MomentTest {
  @TempDir Path directory;

  @Test
  void theReportEndsWithTheInstant() throws IOException {
    try (Recording run = recorded()) {
      assertThat(counts(run.asOf(200))).isEqualTo("opened 1 closed 0 ok 0");
      assertThat(counts(run.asOf(400))).isEqualTo("opened 1 closed 0 ok 1");
      assertThat(counts(run.asOf(500))).isEqualTo("opened 1 closed 1 ok 1");
      assertThat(counts(run.asOf(99))).isEqualTo("opened 0 closed 0 ok 0");
      assertThat(run.asOf(500).report().summary()).isNotEqualTo(run.asOf(99).report().summary());
    }
  }

  @Test
  void tablesHaveTheRowsAndCellsOfTheInstant() throws IOException {
    try (Recording run = recorded()) {
      AtomicReference<@Nullable Moment> moment = new AtomicReference<>(Moment.beforeAll(run));
      Tables tables = TablesAsOf.of(run, moment::get);
      assertThat(tables.connections().size()).isZero();
      assertThat(tables.events().size()).isZero();
      assertThat(tables.connections().rowOf(1)).isEqualTo(-1);
      moment.set(run.asOf(200));
      assertThat(connection(tables)).isEqualTo("closed MISSING '' requests 1 active 70");
      assertThat(tables.requests().row(0).text(RequestColumns.END)).isEmpty();
      assertThat(tables.events().size()).isEqualTo(4);
      moment.set(run.asOf(500));
      assertThat(connection(tables)).isEqualTo("closed 500 'IDLE_TIMEOUT' requests 1 active 170");
      assertThat(tables.requests().row(0).text(RequestColumns.END)).isEqualTo("300");
      moment.set(null);
      assertThat(tables.connections().size()).isEqualTo(2);
    }
  }

  private static String connection(Tables tables) {
    assertThat(tables.connections().size()).isEqualTo(1);
    TableRow row = tables.connections().row(0);
    return "closed %s '%s' requests %s active %s"
        .formatted(
            row.has(ConnectionColumns.CLOSED) ? row.number(ConnectionColumns.CLOSED) : "MISSING",
            row.text(ConnectionColumns.CLOSE_REASON),
            row.number(ConnectionColumns.REQUESTS),
            row.number(ConnectionColumns.ACTIVE));
  }

  private static String counts(Moment moment) {
    return "opened %s closed %s ok %s"
        .formatted(
            moment.report().totals().count(SummaryColumns.OPENED),
            moment.report().totals().count(SummaryColumns.CLOSED),
            moment.report().totals().count(SummaryColumns.OK));
  }

  private Recording recorded() throws IOException {
    try (Logs log = new Logs(directory)) {
      log.at(100).event(new PoolEvent.RequestIssued("a", 1, 100, ""));
      log.at(110).event(new PoolEvent.DialStarted("a", 1, 1, DialCause.NO_IDLE_CONNECTION));
      log.at(120).event(new PoolEvent.ConnectionOpened("a", 1, 1, 40_000, "127.0.0.1:80"));
      log.at(130).event(new PoolEvent.ConnectionAcquired("a", 1, 1, false));
      log.at(300).event(new PoolEvent.RequestEnded("a", 1, 1, 200, null, 10, ""));
      log.at(300).event(new PoolEvent.ConnectionReleased("a", 1, 1));
      log.at(500)
          .event(
              new PoolEvent.ConnectionClosed(
                  "a", 1, CloseReason.IDLE_TIMEOUT, ClosedBy.CLIENT, 0, 0, 0));
      log.at(600).event(new PoolEvent.DialStarted("b", 2, 0, DialCause.NO_IDLE_CONNECTION));
    }
    return Recordings.readAll(directory);
  }
}
