package dev.poolscope.picks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.model.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final int KEYS = 2_000;

  @TempDir private Path directory;

  /// What a test writes down.
  private interface Story {
    void tell(RecordedLog log);
  }

  private Replay.Result replay(ReplayPlan plan, Story story) throws IOException {
    Path file = directory.resolve("events.log");
    Files.deleteIfExists(file);
    try (RecordedLog log = new RecordedLog(file)) {
      story.tell(log);
    }
    return Replay.of(file, plan);
  }

  private static ReplayPlan plan(String hosts, @Nullable String without, String... balancers) {
    List<BalancerSetup.Member> members =
        Stream.of(hosts.split(" "))
            .map(word -> word.split(":"))
            .map(
                word ->
                    new BalancerSetup.Member(
                        word[0], word.length == 1 ? 1 : Integer.parseInt(word[1])))
            .toList();
    return new ReplayPlan(
        members, Stream.of(balancers).map(BalancerSpec::parse).toList(), 1, without);
  }

  private static List<Long> picks(ReplayRow row) {
    return row.hosts().stream().map(ReplayRow.HostPicks::picks).toList();
  }

  @Test
  void requestsInFlightTogetherAreSpread() throws IOException {
    Replay.Result result =
        replay(
            plan("a b c", null, "least-connections"),
            log ->
                log.at(0).issue("a", 1, "x").issue("a", 2, "x").issue("a", 3, "x").at(5).runEnds());

    assertThat(result.rows())
        .extracting(ReplayRow::balancer)
        .containsExactly("recorded", "least-connections");
    assertThat(picks(result.rows().get(0))).containsExactly(3L, 0L, 0L);
    assertThat(picks(result.rows().get(1))).containsExactly(1L, 1L, 1L);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void aRequestHoldsItsLeaseAsLongAsItTook() throws IOException {
    Replay.Result result =
        replay(
            plan("a b", null, "least-connections"),
            log ->
                log.at(0)
                    .issue("b", 1, "x")
                    .at(10)
                    .end("b", 1)
                    .issue("b", 2, "x")
                    .at(15)
                    .issue("b", 3, "x")
                    .at(20)
                    .end("b", 2)
                    .end("b", 3));

    assertThat(picks(result.rows().get(1))).containsExactly(2L, 1L);
    assertThat(result.complete()).isFalse();
  }

  @Test
  void latenciesAreThoseOfTheRecording() throws IOException {
    Replay.Result result =
        replay(
            plan("a b", null, "least-time"),
            log ->
                log.at(0)
                    .issue("a", 1, "x")
                    .issue("a", 2, "x")
                    .at(10)
                    .end("a", 2)
                    .at(500)
                    .end("a", 1)
                    .issue("a", 3, "x")
                    .at(510)
                    .end("a", 3)
                    .issue("a", 4, "x"));

    assertThat(picks(result.rows().get(1))).containsExactly(1L, 3L);
  }

  @Test
  void failuresFailWhicheverHostGetsThem() throws IOException {
    Story story =
        log ->
            log.at(0)
                .issue("b", 1, "x")
                .at(1)
                .end("b", 1, FailureKind.RESET)
                .issue("b", 2, "x")
                .at(2)
                .end("b", 2, FailureKind.RUN_ENDED)
                .issue("b", 3, "x");

    ReplayPlan plan = plan("a b", null, "first,ejection.consecutiveFailures=1,ejection.maxShare=1");

    assertThat(picks(replay(plan, story).rows().get(1))).containsExactly(1L, 2L);
  }

  @Test
  void loadThatShowsOnConnectShowsWhenTheRecordedRequestHadItsConnection() throws IOException {
    Story story =
        log ->
            log.at(0)
                .issue("b", 1, "x")
                .issue("b", 2, "x")
                .at(1)
                .connect("b", 1)
                .issue("b", 3, "x");

    assertThat(picks(replay(plan("a b", null, "least-connections-scan"), story).rows().get(1)))
        .containsExactly(2L, 1L);
  }

  @Test
  void requestsWithoutAnEligibleHostAreCounted() throws IOException {
    Story story = log -> log.at(0).issue("a", 1, "x").issue("a", 2, "x").end("a", 2).end("a", 1);

    ReplayRow row = replay(plan("a", null, "first,maxConns=1"), story).rows().get(1);

    assertThat(picks(row)).containsExactly(1L);
    assertThat(row.refused()).isEqualTo(1);
  }

  @Test
  void fairnessIsOfPicksPerWeight() throws IOException {
    Story story =
        log -> {
          for (int i = 1; i <= 8; i++) {
            log.at(i).issue("a", i, "x").end("a", i);
          }
        };

    List<ReplayRow> rows =
        replay(plan("a:3 b", null, "round-robin", "smooth-weighted-round-robin"), story).rows();

    assertThat(rows.get(0).jainIndex().orElseThrow()).isEqualTo(0.5);
    assertThat(rows.get(0).maxOverMean().orElseThrow()).isEqualTo(2);
    assertThat(rows.get(1).jainIndex().orElseThrow()).isCloseTo(0.8, within(1e-9));
    assertThat(rows.get(1).maxOverMean().orElseThrow()).isEqualTo(1.5);
    assertThat(picks(rows.get(2))).containsExactly(6L, 2L);
    assertThat(rows.get(2).jainIndex().orElseThrow()).isCloseTo(1, within(1e-9));
  }

  @Test
  void keysHaveMovedIfTheirFirstRequestGoesElsewhereThanRecorded() throws IOException {
    Story story =
        log ->
            log.at(0)
                .issue("a", 1, "x")
                .issue("a", 2, "y")
                .issue("b", 3, "y")
                .issue("b", 4, "y")
                .issue("a", 5, "z");

    List<ReplayRow> rows = replay(plan("a b", null, "round-robin"), story).rows();

    assertThat(rows.get(0).movedKeys()).isEmpty();
    assertThat(rows.get(1).movedKeys()).hasValue(1 / 3.0);
  }

  @Test
  void withoutAHostConsistentHashingMovesItsKeysOnlyAndModuloMost() throws IOException {
    ReplayPlan plan =
        plan("a b c d e f g h i j", "d", "ring-hash,ringSize=65536", "maglev", "source-hash");

    List<ReplayRow> rows =
        replay(
                plan,
                log -> {
                  for (int i = 0; i < KEYS; i++) {
                    log.at(i).issue("a", i + 1, "client-" + i).end("a", i + 1);
                  }
                })
            .rows();

    assertThat(rows.get(1).movedKeys().orElseThrow()).isBetween(0.07, 0.13);
    assertThat(rows.get(2).movedKeys().orElseThrow()).isBetween(0.07, 0.14);
    assertThat(rows.get(3).movedKeys().orElseThrow()).isBetween(0.86, 0.94);
    assertThat(rows.subList(1, 4))
        .allSatisfy(
            row ->
                assertThat(row.hosts())
                    .extracting(ReplayRow.HostPicks::host)
                    .containsExactly("a", "b", "c", "e", "f", "g", "h", "i", "j"));
  }

  @Test
  void aRunWithoutRequestsHasNothingToCompare() throws IOException {
    List<ReplayRow> rows = replay(plan("a b", null, "random"), log -> log.at(1).runEnds()).rows();

    assertThat(picks(rows.get(1))).containsExactly(0L, 0L);
    assertThat(rows.get(1).jainIndex()).isEmpty();
    assertThat(rows.get(1).movedKeys()).isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameReplay() throws IOException {
    Story story =
        log -> {
          for (int i = 1; i <= 100; i++) {
            log.at(i).issue("a", i, "x");
          }
        };

    List<ReplayRow> first = replay(plan("a b c", null, "random", "p2c"), story).rows();

    assertThat(replay(plan("a b c", null, "random", "p2c"), story).rows()).isEqualTo(first);
  }

  @Test
  void theHostLeftOutIsOneOfSeveral() {
    assertThatThrownBy(() -> plan("a-1 b", "a1", "random"))
        .isInstanceOf(InvalidPicksException.class)
        .hasMessage(
            "--without: \"a1\" is no host of the run; did you mean \"a-1\"?; allowed: a-1, b");
    assertThatThrownBy(() -> plan("a", "a", "random"))
        .isInstanceOf(InvalidPicksException.class)
        .hasMessage("--without: a is the run's only host; leave the option out");
  }
}
