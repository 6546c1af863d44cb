package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.LateArrivals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  @Test
  void aRunWhoseArrivalsWereLateIsCalledDisturbed() {
    HostStats stats = issued(98, LateArrivals.LATE_NANOS);
    addIssued(stats, 2, 250_000_000);

    List<Finding> findings = Advisor.findings(Map.of("a", stats));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().rule()).isEqualTo("DISTURBED");
    assertThat(findings.getFirst().evidence())
        .isEqualTo(
            "2 of 100 were more than 10 ms late, the latest by 250 ms; 0 dials were started, up to"
                + " 0 at once, and 0 connections never used");
  }

  @Test
  void oneLateArrivalInAHundredDisturbsNothing() {
    HostStats stats = issued(99, 0);
    addIssued(stats, 1, 250_000_000);

    assertThat(Advisor.findings(Map.of("a", stats))).isEmpty();
  }

  private static HostStats issued(int count, long lagNanos) {
    HostStats stats = new HostStats();
    addIssued(stats, count, lagNanos);
    return stats;
  }

  private static void addIssued(HostStats stats, int count, long lagNanos) {
    for (int i = 0; i < count; i++) {
      long due = i * 1_000_000L;
      stats.count(
          new TraceEntry(
              i, due + lagNanos, new PoolEvent.RequestIssued("a", i + 1, due, "client-1")));
    }
  }
}
