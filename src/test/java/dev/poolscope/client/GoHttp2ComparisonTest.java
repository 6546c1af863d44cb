package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our client beside Go's own, with the same requests to the same Go server, which allows 250
/// streams on a connection.
class GoHttp2ComparisonTest {
  private static @Nullable GoHttp2 go;

  @TempDir static Path folder;

  @RegisterExtension
  final PoolScenario scenario = new PoolScenario("protocol=h2", "goRelease=1.19");

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    assumeTrue(GoHttp2.isInstalled(), "Go is not installed");
    go = GoHttp2.build(folder);
  }

  /// `most` is how many connections Go opens at most: where it dials while others end, it is a
  /// matter of timing how many of its dials are thrown away.
  @ParameterizedTest(name = "{0} and then {1} at once, maxConnsPerHost {2}, {3}")
  @CsvSource({
    "0, 10, 0, false, 10, 10",
    "1, 20, 0, false, 1, 1",
    "1, 300, 0, false, 2, 51",
    "1, 300, 1, false, 2, 2",
    "1, 300, 4, false, 2, 5",
    "0, 100, 1, false, 1, 1",
    "0, 20, 0, true, 20, 40",
  })
  void opensAndUsesTheSameConnections(
      int first, int atOnce, int max, boolean off, int least, int most) throws Exception {
    Outcome theirs = theirs(first, atOnce, max, off);
    Outcome ours = ours(first, atOnce, max, off);

    assertThat(ours.perConnection()).isEqualTo(theirs.perConnection());
    assertThat(theirs.counts().opened()).as("opened by Go").isBetween((long) least, (long) most);
    assertThat(ours.counts().opened()).as("opened by us").isBetween((long) least, (long) most);
    assertThat(ours.open()).isEqualTo(theirs.open());
  }

  private static Outcome theirs(int first, int atOnce, int max, boolean off)
      throws IOException, GeneralSecurityException {
    GoHttp2 program = program();
    try (GoHttp2.Server server = program.serve("-delay", "300ms")) {
      GoHttp2.Counts counts =
          program.send(
              server.url(), "-first=" + first, "-n=" + atOnce, "-max=" + max, "-off=" + off);
      return new Outcome(counts, server.stop());
    }
  }

  private Outcome ours(int first, int atOnce, int max, boolean off)
      throws IOException, GeneralSecurityException {
    try (GoHttp2.Server server = program().serve("-delay", "300ms")) {
      Host a = scenario.foreign("a", server.url(), server.certificate());
      scenario.start("maxConnsPerHost=" + max, "disableKeepAlives=" + off);
      List<Sent> sent = new ArrayList<>();
      for (int i = 0; i < first; i++) {
        Sent one = scenario.send(a);
        one.ok();
        sent.add(one);
      }
      sent.addAll(scenario.send(a, atOnce));
      PoolScenario.allOk(sent);
      scenario.awaitOnlyUsedOpen(a);
      var counts = scenario.counts(a);
      return new Outcome(
          new GoHttp2.Counts(counts.ok(), counts.opened(), counts.closed()), server.stop());
    }
  }

  private static GoHttp2 program() {
    return Objects.requireNonNull(go);
  }

  private record Outcome(GoHttp2.Counts counts, List<Integer> perConnection) {
    long open() {
      return counts.opened() - counts.closed();
    }
  }
}
