package dev.poolscope.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked comes from what the experiment expects.
class QuestionTest {
  @Test
  void connectionsOpenedAreAskedFirst() {
    List<Question> questions = Question.of(builtIn("two-hosts-total-idle-one"));
    assertThat(questions)
        .extracting(Question::metric)
        .containsExactly("connections_opened", "connections_opened", "connections_closed");
    assertThat(questions.getFirst().words())
        .isEqualTo("How many connections will be opened to all hosts together in 10s?");
  }

  @Test
  void experimentThatExpectsNothingStillAsks() {
    Experiment nothing = builtIn("two-hosts-total-idle-one", "expect=[]");
    assertThat(Question.of(nothing))
        .extracting(Question::metric)
        .containsExactly("connections_opened");
  }

  private static Experiment builtIn(String name, String... sets) {
    return Experiments.read(Experiments.find(name), List.of(sets));
  }
}
