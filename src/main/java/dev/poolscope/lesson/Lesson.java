package dev.poolscope.lesson;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.RecordShape;
import java.util.List;
import java.util.Map;

/// A lesson: steps that lead from one idea to the next.
public record Lesson(
    @Field(
            doc = "The name, which the runs of its steps begin with.",
            pattern = "[a-z0-9][a-z0-9-]{0,89}",
            patternWords = "at most 90 small letters, digits and -, not beginning with -")
        String name,
    @Field(doc = "A short title.") String title,
    @Field(doc = "What it teaches, in a sentence or two.", def = "\"\"") String about,
    @Field(doc = "How many minutes it takes.", def = "20", min = "1", max = "600") int minutes,
    @Field(doc = "The steps, in order.", min = "1", max = "100") List<LessonStep> steps) {
  /// A lesson that begins with something to run.
  ///
  /// @throws dev.poolscope.schema.ConfigException if it does not
  public Lesson {
    steps = List.copyOf(steps);
    Check check = new Check();
    check.that(
        steps.isEmpty() || steps.getFirst().isRun(),
        "steps.0.experiment",
        "is missing; the first step names the built-in experiment that the lesson begins with");
    check.done();
  }

  /// The experiment of a step: a built-in one with the step's changes, its words and its claims.
  /// What to look at is told by the lesson, not by the experiment.
  ///
  /// @param step from 0; one that runs something
  /// @throws dev.poolscope.schema.ConfigException if there is no such experiment, or it cannot be;
  ///   not for a lesson that was read by [Lessons]
  public Experiment experiment(int step) {
    LessonStep taught = steps.get(step);
    return RecordShape.with(
        Experiments.read(Experiments.find(taught.experiment()), taught.sets()),
        Map.of(
            "name",
            name + "-" + (step + 1),
            "title",
            taught.title(),
            "question",
            taught.predict(),
            "watch",
            "",
            "expect",
            taught.expect()));
  }
}
