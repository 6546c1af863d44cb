package dev.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a lesson file may say, and what is said of one that cannot be.
class LessonsTest {
  private static final String HEAD =
      """
      schema: poolscope/lesson/v1
      name: mine
      title: Mine
      steps:
        - title: One
          experiment: idle-one-max-two
          expect: [{host: a, metric: connections_opened, equals: 10}]
      """;

  @Test
  void theLessonsAreListedAndValid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("assets", "lessons"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "index.txt", "pool-and-limits.yaml", "connections-go-bad.yaml", "balancers.yaml");
    }
    assertThat(Lessons.builtIns())
        .extracting(Lesson::name)
        .containsExactly("pool-and-limits", "connections-go-bad", "balancers");
    assertThat(Lessons.find("balancers").title()).startsWith("Balancers");
  }

  @Test
  void everyStepTeachesOneIdeaAndClaimsSomethingOfItsRun() {
    for (Lesson lesson : Lessons.builtIns()) {
      assertThat(lesson.steps()).as(lesson.name()).hasSizeBetween(5, 8);
      assertThat(lesson.minutes()).isEqualTo(20);
      for (LessonStep step : lesson.steps()) {
        assertThat(step.text()).as(step.title()).isNotEmpty();
        assertThat(step.question()).as(step.title()).endsWith("?");
        if (step.isRun()) {
          assertThat(step.expect()).as(step.title()).isNotEmpty();
          assertThat(step.predict()).as(step.title()).endsWith("?");
          assertThat(step.pointAt()).as(step.title()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void aStepIsABuiltInExperimentWithItsOwnSettingsWordsAndClaims() {
    String set =
        "    set: {transport.maxIdleConnsPerHost: 2}\n    predict: How many?\n    look: There.\n";
    Lesson lesson = read(HEAD + set);
    Experiment experiment = lesson.experiment(0);
    assertThat(experiment.name()).isEqualTo("mine-1");
    assertThat(experiment.title()).isEqualTo("One");
    assertThat(experiment.question()).isEqualTo("How many?");
    assertThat(experiment.watch()).isEmpty();
    assertThat(experiment.expect()).hasSize(1);
    assertThat(experiment.transport().maxIdleConnsPerHost()).isEqualTo(2);
    assertThat(lesson.steps().getFirst().commandLine())
        .isEqualTo("poolscope run idle-one-max-two --set 'transport.maxIdleConnsPerHost=2'");
  }

  @Test
  void aFileSaysWhetherItIsALesson() {
    assertThat(Lessons.isLesson(new Source("f", HEAD))).isTrue();
    assertThat(Lessons.isLesson(new Source("f", "schema: poolscope/lesson/v9\n"))).isTrue();
    assertThat(Lessons.isLesson(new Source("f", "schema: poolscope/experiment/v1\n"))).isFalse();
    assertThat(Lessons.isLesson(new Source("f", "name: x\n"))).isFalse();
  }

  @Test
  void aDamagedFileIsToldByLineFieldAndWhatIsAllowed() {
    assertThat(problems(HEAD.replace("v1", "v9")))
        .containsExactly(
            "mine.yaml:1: schema: \"poolscope/lesson/v9\" is not known; allowed:"
                + " poolscope/lesson/v1");
    assertThat(problems(HEAD + "    minutes: 3\n"))
        .singleElement()
        .asString()
        .startsWith("mine.yaml:8: steps.0.minutes: ")
        .contains("unknown");
    assertThat(problems(HEAD.replace("idle-one-max-two", "idle-one-max-too")))
        .singleElement()
        .asString()
        .startsWith("mine.yaml:6: steps.0.experiment: there is no built-in experiment")
        .contains("did you mean \"idle-one-max-two\"");
    assertThat(problems(HEAD + "    set: {transport.maxIdleConns: many}\n"))
        .singleElement()
        .asString()
        .startsWith("mine.yaml:8: steps.0.set.transport.maxIdleConns: \"many\"")
        .contains("whole number");
    assertThat(problems(HEAD.replace("connections_opened", "connections_open")))
        .singleElement()
        .asString()
        .startsWith("mine.yaml:7: steps.0.expect.0.metric: connections_open is no column")
        .contains("did you mean");
    assertThat(problems(HEAD.replace("host: a", "host: z")))
        .singleElement()
        .asString()
        .startsWith("mine.yaml:7: steps.0.expect.0.host: \"z\" is no target")
        .endsWith("allowed: a or all");
  }

  @Test
  void partsOfAStepNeedEachOther() {
    assertThat(problems(HEAD + "    question: Why?\n"))
        .singleElement()
        .asString()
        .contains("steps.0.answer: is missing; a step has both a question and its answer");
    assertThat(problems(HEAD + "  - {title: Two, predict: How many?}\n"))
        .singleElement()
        .asString()
        .contains("steps.1.predict: needs an experiment to run");
    assertThat(problems("schema: poolscope/lesson/v1\nname: m\ntitle: M\nsteps: [{title: One}]\n"))
        .singleElement()
        .asString()
        .contains("steps.0.experiment: is missing; the first step names");
  }

  private static Lesson read(String yaml) {
    return Lessons.read(new Source("mine.yaml", yaml));
  }

  private static List<String> problems(String yaml) {
    return assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(yaml))
        .actual()
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }
}
