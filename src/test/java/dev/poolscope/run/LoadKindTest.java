package dev.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long the warm-up may take follows from the load that comes.
class LoadKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: once, requests: 199}        | LITTLE",
        "{kind: once, requests: 20000}      | MUCH",
        "{kind: bursts, requests: 400, size: 200, gap: 1s} | MUCH",
        "{kind: closed, workers: 200}       | MUCH",
        "{kind: constant, rate: 99}         | LITTLE",
        "{kind: constant, rate: 200}        | MUCH",
        "{kind: poisson, rate: 499}         | MUCH",
        "{kind: poisson, rate: 500}         | SUSTAINED",
        "{kind: constant, rate: 5000}       | SUSTAINED",
        "{kind: stages, startRate: 600, stages: [{rate: 10, duration: 1s}]} | SUSTAINED",
        "{kind: stages, startRate: 10, stages: [{rate: 600, duration: 1s}]} | SUSTAINED"
      })
  void twoLoadsTogether(String arrivals, LoadKind kind) {
    String yaml =
        """
        schema: poolscope/experiment/v1
        name: t
        targets: [{name: a, sample: {}}]
        load:
          - {target: a, arrivals: ARRIVALS}
          - {target: a, arrivals: ARRIVALS}
        """
            .replace("ARRIVALS", arrivals);

    assertThat(LoadKind.of(Experiments.read(new Source("t.yaml", yaml), List.of()).load()))
        .isEqualTo(kind);
  }
}
