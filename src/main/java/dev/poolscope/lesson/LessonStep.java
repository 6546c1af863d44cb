package dev.poolscope.lesson;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One step of a lesson: one idea.
public record LessonStep(
    @Field(doc = "What the step is about, in a few words.") String title,
    @Field(doc = "What is to be learned.", def = "\"\"") String text,
    @Field(
            doc =
                "The built-in experiment that is run; without one, the step speaks of the run of the"
                    + " step before.",
            def = "\"\"")
        String experiment,
    @Field(
            doc =
                "What is other than in the built-in experiment, by path, such as"
                    + " `transport.maxIdleConns: 2`.",
            def = "{}",
            max = "1000")
        Map<String, String> set,
    @Field(doc = "What to guess before the run.", def = "\"\"") String predict,
    @Field(doc = "What to look at once it runs.", def = "\"\"") String look,
    @Field(
            doc =
                "What gets a frame once it runs: the id of a part of the window, such as `scope`,"
                    + " `tables`, `numbers`, `verdict-view`, `inspector`, `tab-picks` or"
                    + " `number-HOST-opened`.",
            def = "\"\"",
            pattern = "[A-Za-z0-9_-]{0,200}",
            patternWords = "the id of a part of the window, such as scope or numbers")
        String pointAt,
    @Field(doc = "What to ask after the run.", def = "\"\"") String question,
    @Field(doc = "The answer, which is shown on demand.", def = "\"\"") String answer,
    @Field(
            doc =
                "What the step claims: numbers that the run is held to, in place of those that the"
                    + " built-in experiment expects.",
            def = "[]",
            max = "1000")
        List<Expectation> expect) {
  /// A step whose parts fit each other.
  ///
  /// @throws dev.poolscope.schema.ConfigException if they do not
  public LessonStep {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    expect = List.copyOf(expect);
    Check check = new Check();
    boolean runs = !experiment.isEmpty();
    String why = "needs an experiment to run; add the field experiment to the step";
    check.that(runs || set.isEmpty(), "set", why);
    check.that(runs || predict.isEmpty(), "predict", why);
    check.that(runs || expect.isEmpty(), "expect", why);
    check.that(
        question.isEmpty() == answer.isEmpty(),
        question.isEmpty() ? "question" : "answer",
        "is missing; a step has both a question and its answer, or neither");
    check.done();
  }

  /// Whether something is run in this step.
  public boolean isRun() {
    return !experiment.isEmpty();
  }

  /// What is changed in the built-in experiment, as `--set` takes it.
  public List<String> sets() {
    return set.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /// How the command line runs the same.
  public String commandLine() {
    Stream<String> sets = sets().stream().map(set -> " --set '" + set + "'");
    return "poolscope run " + experiment + String.join("", sets.toList());
  }
}
