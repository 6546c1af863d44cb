package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolscope.pool.GoRelease;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
  private static Sample sample(String... sets) {
    return Objects.requireNonNull(Yaml.read(Yaml.MINIMAL, sets).target("a").sample());
  }

  @Test
  void reachesElementsByNameAndByIndex() {
    assertThat(sample("targets.a.sample.every=2").every()).isEqualTo(2);
    assertThat(sample("targets.0.sample.every=2").every()).isEqualTo(2);
    assertThat(Yaml.read(Yaml.MINIMAL, "load.0.maxInFlight=5").load().getFirst().maxInFlight())
        .isEqualTo(5);
  }

  @Test
  void createsWhatThePathNeeds() {
    Experiment experiment =
        Yaml.read(
            Yaml.MINIMAL,
            "transport.dial.delay=1ms",
            "targets.1.name=b",
            "targets.b.url=http://x/",
            "changes.0.at=1s",
            "changes.0.set.targets.a.sample.delay=5ms");
    assertThat(experiment.transport().dial().delay()).isEqualTo(Duration.ofMillis(1));
    assertThat(experiment.targets()).hasSize(2);
    assertThat(experiment.changes())
        .containsExactly(
            new Change(Duration.ofSeconds(1), Map.of("targets.a.sample.delay", "5ms")));
  }

  @Test
  void replacesWholeCollections() {
    Sample sample = sample("targets.a.sample.every=2", "targets.a.sample={mode: close}");
    assertThat(sample.mode()).isEqualTo(SampleMode.CLOSE);
    assertThat(sample.every()).isEqualTo(1);
  }

  @Test
  void theLoadsDurationHasTwoNamesAndIsWrittenUnderTheFirst() {
    Duration three = Duration.ofSeconds(3);
    String named = Yaml.MINIMAL + "duration: 3s\n";
    assertThat(Yaml.read(named).duration()).isEqualTo(three);
    assertThat(Yaml.read(named, "window=2s").duration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(Yaml.read(Yaml.MINIMAL + "window: 9s\n", "duration=3s").duration()).isEqualTo(three);
    assertThat(Experiments.toYaml(Yaml.read(named)))
        .contains("\nwindow: 3s\n")
        .doesNotContain("duration");
    assertThat(Yaml.problems(named + "window: 2s\n"))
        .containsExactly(
            "f.yaml:9: duration: means the same as window, which is given too; keep one of them");
    assertThat(Experiments.schema().fixedReason("duration")).isPresent();
  }

  @Test
  void theLastOneWins() {
    assertThat(Yaml.read(Yaml.MINIMAL, "seed=2", "seed= 3 ").seed()).isEqualTo(3);
  }

  @Test
  void textNeedsNoQuotesForYaml() {
    assertThat(Yaml.read(Yaml.MINIMAL, "title=Yes: a, [b] # c").title())
        .isEqualTo("Yes: a, [b] # c");
    assertThat(Yaml.read(Yaml.MINIMAL, "title='it''s'").title()).isEqualTo("it's");
    assertThat(Yaml.read(Yaml.MINIMAL + "watch: x\n", "watch=").watch()).isEmpty();
  }

  @Test
  void goReleaseIsTakenAsOnTheCommandLine() {
    assertThat(Yaml.read(Yaml.MINIMAL, "transport.goRelease=1.19").transport().goRelease())
        .isEqualTo(GoRelease.V1_19);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "x | is not PATH=VALUE, such as transport.maxIdleConns=1",
        "=1 | is not PATH=VALUE, such as transport.maxIdleConns=1",
        "a..b=1 | \"a..b\" is no path, such as transport.maxIdleConns",
        "seed.x=1 | seed is the single value \"7\" and has no fields; set it as a whole: seed=...",
        "targets.c.sample.delay=1s | \"c\" is no element of targets, which has only 0; known"
            + " names: a",
        "load.2.target=a | \"2\" is no element of load, which has only 0",
        "transport={maxIdleConns | a \",\" or the closing bracket is missing",
        "seed=x | seed: \"x\" is not a whole number; allowed: any whole number",
        "sed=1 | sed: unknown field; did you mean \"seed\"?; allowed: schema, name, title,"
            + " question, watch, tags, report, beside, window, seed, targets, instances, share,"
            + " transport, balancer, load, changes, expect",
        "schema=x | schema: \"x\" is not known; allowed: poolscope/experiment/v1",
        "load=[] | load: has 0 elements; allowed: a list of 1 to 1000 elements, each with the"
            + " fields target, arrivals, request, maxInFlight, body, requestTimeout, cancelAfter"
      })
  void itsErrorsNameItsTextInsteadOfALine(String set, String problem) {
    assertThat(Yaml.problems(Yaml.MINIMAL + "seed: 7\n", set))
        .containsExactly("--set " + set + ": " + problem);
  }

  @Test
  void allWrongOnesAreReported() {
    assertThat(Yaml.problems(Yaml.MINIMAL, "x", "seed=y")).hasSize(2);
  }

  @Test
  void anExperimentIsChangedTheSameWay() {
    Experiment experiment = Yaml.read(Yaml.MINIMAL);
    assertThat(ExperimentFormat.FORMAT.apply(experiment, Map.of("window", "3s")))
        .isEqualTo(Yaml.read(Yaml.MINIMAL, "window=3s"));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ExperimentFormat.FORMAT.apply(experiment, Map.of("window", "3")))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .isEqualTo(
                        List.of(
                            new Problem(
                                "window=3",
                                0,
                                "window",
                                "3 has no unit; write 3s for seconds or 3ms for milliseconds;"
                                    + " allowed: a duration such as 250ms, 10s or 1m30s, above 0s,"
                                    + " at most 24h"))));
  }
}
