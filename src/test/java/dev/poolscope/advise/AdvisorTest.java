package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.DropCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.RequestRow;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.LateArrivals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @Test
  void arrivalsThatFoundNoRoomAreTold() {
    HostStats stats = new HostStats();
    stats.count(new TraceEntry(0, 0, new PoolEvent.ArrivalDropped("a", 0)));

    assertThat(only(stats).rule()).isEqualTo("ARRIVALS_DROPPED");
    assertThat(only(stats).evidence()).startsWith("1 arrivals");
  }

  @Test
  void arrivalsThatTheGeneratorDidNotComeToAreItsOwnDoing() {
    HostStats stats = new HostStats();
    stats.count(
        new TraceEntry(
            0,
            1_000_000_000,
            new PoolEvent.ArrivalDropped("a", 364_000_000, 5_727, DropCause.SCHEDULE_NOT_KEPT)));

    assertThat(only(stats).rule()).isEqualTo("SCHEDULE_NOT_KEPT");
    assertThat(only(stats).evidence())
        .isEqualTo("5727 arrivals were up to 636 ms late and were never sent");
  }

  @Test
  void aServerThatCountsOtherwiseIsTold() {
    HostStats stats = new HostStats();
    stats.count(
        new TraceEntry(0, 0, new PoolEvent.ConnectionOpened("a", 1, 1, 40_001, "127.0.0.1:80")));
    stats.serverCounted(new PoolEvent.ServerCounted("a", 2, 0));

    assertThat(only(stats).rule()).isEqualTo("SERVER_COUNTED_OTHERWISE");
    assertThat(only(stats).evidence()).isEqualTo("client opened 1, server accepted 2");
  }

  @Test
  void aServerThatCountsTheSameIsNot() {
    HostStats stats = new HostStats();
    stats.count(
        new TraceEntry(0, 0, new PoolEvent.ConnectionOpened("a", 1, 1, 40_001, "127.0.0.1:80")));
    stats.serverCounted(new PoolEvent.ServerCounted("a", 1, 0));

    assertThat(Advisor.findings(Map.of("a", stats))).isEmpty();
  }

  @Test
  void aServerBehindAProxyHasOtherConnectionsThanOurs() {
    HostStats stats = new HostStats();
    stats.serverCounted(new PoolEvent.ServerCounted("a", 2, 0));
    stats.upstreamCounted(new PoolEvent.UpstreamCounted("a", "proxy", 0));

    assertThat(Advisor.findings(Map.of("a", stats))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN_HOST", "NOT_CONFIRMED"})
  void aNameThatLeadsNowhereOrElsewhereIsTold(FailureKind kind) {
    HostStats stats = new HostStats();
    stats.ended(new RequestRow(1, "a", 0, 0, -1, -1, -1, 5, 0, false, 1, 0, 0, kind, 0, "c", 1));

    assertThat(only(stats).rule()).isEqualTo(kind.name());
    assertThat(only(stats).evidence()).startsWith("1 requests failed so");
  }

  @Test
  void whatAnotherVersionWroteIsTold() {
    List<Finding> findings = Advisor.ofOtherVersion(List.of("an event BREWED is left out"));

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().rule()).isEqualTo("OTHER_VERSION");
    assertThat(findings.getFirst().evidence()).isEqualTo("an event BREWED is left out");
  }

  @Test
  void socketsThatOnlyTheOperatingSystemCountsAreTold() {
    HostStats stats = new HostStats();
    compared(stats, 2500, 3, 1, 2);
    compared(stats, 3500, 3, 1, 2);

    assertThat(only(stats).rule()).isEqualTo("KERNEL_COUNTED_OTHERWISE");
    assertThat(only(stats).evidence())
        .isEqualTo(
            "a at 2.500 s: operating system 3, client 1 to 2; so at 2 readings, until 3.500 s");
    assertThat(only(stats).remedy()).contains("no other program");
  }

  @Test
  void soAreThoseThatItHasLost() {
    HostStats stats = new HostStats();
    compared(stats, 0, 0, 4, 4);
    compared(stats, 1000, 0, 4, 4);

    assertThat(only(stats).evidence())
        .isEqualTo("a at 0.000 s: operating system 0, client 4; so at 2 readings, until 1.000 s");
    assertThat(only(stats).remedy()).contains("reset", "idleConnTimeout");
  }

  @Test
  void whereOthersHaveSocketsTooOnlyLostOnesAreTold() {
    HostStats stats = new HostStats();
    compared(stats, 0, 9, 4, -1);
    compared(stats, 1000, 9, 4, -1);
    assertThat(Advisor.findings(Map.of("a", stats))).isEmpty();

    compared(stats, 2000, 3, 4, -1);
    compared(stats, 3000, 3, 4, -1);
    assertThat(only(stats).evidence()).contains("operating system 3, client 4 or more");
  }

  private static void compared(HostStats stats, int atMillis, int kernel, int least, int most) {
    stats.count(
        new TraceEntry(
            0,
            atMillis * 1_000_000L,
            new PoolEvent.SocketsCompared("a", 0, kernel, 0, 0, least, most)));
  }

  private static Finding only(HostStats stats) {
    List<Finding> findings = Advisor.findings(Map.of("a", stats));
    assertThat(findings).hasSize(1);
    return findings.getFirst();
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
