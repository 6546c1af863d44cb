package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PoolLedgerPropertiesTest {
  private static final List<String> HOSTS = List.of("a", "b", "c");

  @Property(tries = 300)
  void validHistoriesAreCountedRightAndEveryLifeIsToldOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int mostConnections,
      @ForAll @IntRange(min = 1, max = 30) int mostRequests) {
    RandomHistory history =
        new RandomHistory(new Random(seed), HOSTS, mostConnections, mostRequests);
    Rows rows = new Rows();
    PoolLedger ledger = new PoolLedger(HOSTS, rows);
    for (int i = 0; i < 400; i++) {
      ledger.apply(new TraceEntry(i, 10L * i, history.next()));
      assertThat(ledger.counts()).isEqualTo(history.counts());
    }
    ledger.finish();

    assertThat(ledger.violations()).isEmpty();
    assertThat(rows.requests.stream().map(RequestRow::request))
        .containsExactlyInAnyOrderElementsOf(upTo(history.requests()));
    assertThat(rows.connections.stream().map(ConnectionRow::connection))
        .containsExactlyInAnyOrderElementsOf(upTo(history.connections()));
    assertThat(rows.connections)
        .allSatisfy(
            row -> {
              boolean failed = row.openedNanos() < 0 && !history.isOpenOrDialing(row.connection());
              boolean alive = history.isOpenOrDialing(row.connection());
              assertThat(row.closeReason() == null).isEqualTo(failed || alive);
              if (row.openedNanos() >= 0) {
                long end = row.closedNanos() < 0 ? 10L * 399 : row.closedNanos();
                assertThat(row.activeNanos() + row.idleNanos()).isEqualTo(end - row.openedNanos());
                assertThat(row.longestIdleNanos()).isBetween(0L, row.idleNanos());
              }
            });
  }

  @Property(tries = 200)
  void aLostEventIsNoticedOrLeavesCountsThatAgree(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 199) int lost) {
    RandomHistory history = new RandomHistory(new Random(seed), HOSTS, 4, 8);
    PoolLedger ledger = new PoolLedger(HOSTS, LedgerListener.NONE);
    int seq = 0;
    for (int i = 0; i < 200; i++) {
      PoolEvent event = history.next();
      if (i != lost) {
        ledger.apply(new TraceEntry(seq++, 0, event));
      }
    }
    for (HostCounts counts : ledger.counts().values()) {
      assertThat(List.of(counts.dialing(), counts.active(), counts.idle(), counts.waiting()))
          .allMatch(count -> count >= 0);
      assertThat(counts.opened() - counts.closed()).isEqualTo(counts.open());
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
