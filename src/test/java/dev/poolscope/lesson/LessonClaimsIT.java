package dev.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.export.RunExport;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.report.RunReport;
import dev.poolscope.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the lessons claim, run for real. Most of a step's time is spent waiting for the next burst,
/// so several run at a time; what did not hold in such company is run again alone.
class LessonClaimsIT {
  private static final int AT_A_TIME = 6;

  @TempDir static Path directory;

  private record Step(String name, Experiment experiment) {}

  @Test
  void everyStepDoesWhatItClaims() throws Exception {
    List<Step> again = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Step> steps = steps();
      List<Future<RunReport>> reports =
          steps.stream().map(step -> threads.submit(() -> report(step))).toList();
      for (int i = 0; i < steps.size(); i++) {
        if (!reports.get(i).get().held()) {
          again.add(steps.get(i));
        }
      }
    }
    for (Step step : again) {
      assertThat(report(step).expectations()).as(step.name()).allMatch(ExpectationResult::held);
    }
  }

  private static List<Step> steps() {
    return Lessons.builtIns().stream()
        .flatMap(
            lesson ->
                IntStream.range(0, lesson.steps().size())
                    .filter(i -> lesson.steps().get(i).isRun())
                    .mapToObj(
                        i ->
                            new Step(
                                lesson.name() + ": " + lesson.steps().get(i).title(),
                                lesson.experiment(i))))
        .toList();
  }

  private static RunReport report(Step step) throws Exception {
    try (Run run = new Run(step.experiment(), directory)) {
      assertThat(run.execute().violations()).isEmpty();
      return RunExport.csv(run.directory(), run.directory().path());
    }
  }
}
