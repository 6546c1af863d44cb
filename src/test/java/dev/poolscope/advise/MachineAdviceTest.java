package dev.poolscope.advise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.kernel.MachineLimits;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a machine has is laid beside what an experiment can need.
class MachineAdviceTest {
  private static final String ONE =
      """
      schema: poolscope/experiment/v1
      name: one
      window: 100s
      targets: [{name: a, sample: {}}]
      load:
        - {target: a, arrivals: {kind: once, requests: 300}}
      """;

  /// As Linux is without anybody's doing.
  private static final MachineLimits USUAL =
      new MachineLimits(1024, 60, 32_768, 60_999, true, false);

  private static List<MachineNote> notes(MachineLimits limits, String... sets) {
    return MachineAdvice.of(Experiments.read(new Source("one.yaml", ONE), List.of(sets)), limits);
  }

  private static MachineLimits files(long limit) {
    return new MachineLimits(limit, 60, 32_768, 60_999, true, false);
  }

  @Test
  void whereThereIsEnoughNothingIsSaid() {
    assertThat(notes(USUAL)).isEmpty();
    assertThat(notes(files(744))).isEmpty();
  }

  @Test
  void tooFewOpenFilesAreSaidWithTheNumbersAndTheRemedy() {
    assertThat(notes(files(743)))
        .containsExactly(
            new MachineNote(
                "load.0.arrivals",
                "can need 744 open files (600 for connections), and this program may have 743",
                "raise the limit (ulimit -n 744), or ask for fewer connections (maxConnsPerHost,"
                    + " maxInFlight)",
                false));
  }

  @Test
  void whatCannotBeIsSure() {
    String slow = "targets.a.sample.delay=1s";
    assertThat(notes(files(660), slow).getFirst().isSure()).isFalse();
    assertThat(notes(files(659), slow).getFirst().isSure()).isTrue();
    assertThat(notes(files(659), slow).getFirst().text())
        .isEqualTo("needs 744 open files (600 for connections), and this program may have 659");
    assertThat(notes(files(659), slow, "transport.maxConnsPerHost=10")).isEmpty();
  }

  @Test
  void tooFewPortsAreSaid() {
    MachineLimits few = new MachineLimits(Long.MAX_VALUE, 0, 40_000, 40_199, true, false);
    assertThat(notes(few))
        .containsExactly(
            new MachineNote(
                "load.0.arrivals",
                "can need 300 ephemeral ports towards a (300 connections at a time), and there are"
                    + " 200",
                "widen net.ipv4.ip_local_port_range (40000 to 40199), or ask for fewer connections"
                    + " (maxConnsPerHost, maxInFlight)",
                false));
    assertThat(notes(few, "targets.a.addresses=[127.0.0.1, 127.0.0.2]")).isEmpty();
    assertThat(notes(few, "targets.a.sample.delay=1s").getFirst().isSure()).isTrue();
  }

  @Test
  void aPortStaysTakenWhereTheClientCloses() {
    MachineLimits never = new MachineLimits(Long.MAX_VALUE, 0, 32_768, 60_999, false, false);
    String[] churn = {
      "transport.disableKeepAlives=true", "load.0.arrivals={kind: constant, rate: 600}"
    };
    assertThat(notes(USUAL, churn)).as("over loopback a port is taken again").isEmpty();
    assertThat(notes(never, churn).getFirst().words())
        .isEqualTo(
            "can need 36,060 ephemeral ports towards a (60 connections at a time, 600 connections a"
                + " second whose port stays taken for 60 s), and there are 28,232; widen"
                + " net.ipv4.ip_local_port_range (32768 to 60999), keep connections for reuse, or"
                + " send less");
    assertThat(notes(never, "load.0.arrivals={kind: constant, rate: 600}")).isEmpty();
    assertThat(notes(never, churn[0], churn[1], "window=40s")).isEmpty();
  }

  @Test
  void noBuiltInExperimentNeedsMoreThanIsUsual() {
    MachineLimits limits = new MachineLimits(4096, 128, 32_768, 60_999, true, false);
    assertThat(Experiments.headlines())
        .allSatisfy(
            headline ->
                assertThat(
                        MachineAdvice.of(
                            Experiments.read(Experiments.find(headline.name()), List.of()), limits))
                    .as(headline.name())
                    .isEmpty());
  }
}
