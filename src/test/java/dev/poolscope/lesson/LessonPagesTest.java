package dev.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.schema.SchemaField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The lessons as pages, and the page on writing one, made from the same files and definitions that
/// the window reads.
class LessonPagesTest {
  private static final Path PAGES = Path.of("src", "docs", "lessons");

  @Test
  void everyLessonHasItsPage() throws IOException {
    for (Lesson lesson : Lessons.builtIns()) {
      isUpToDate(PAGES.resolve(lesson.name() + ".md"), page(lesson));
    }
    isUpToDate(PAGES.resolve("README.md"), overview());
  }

  private static void isUpToDate(Path file, String page) throws IOException {
    if (Boolean.getBoolean("poolscope.update")) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page);
    }
    assertThat(file)
        .as("run the test with -Dpoolscope.update=true to rewrite the page")
        .hasContent(page);
  }

  private static String page(Lesson lesson) {
    StringBuilder page = new StringBuilder("# " + lesson.title() + "\n\n");
    page.append(lesson.about())
        .append("\n\nAbout ")
        .append(lesson.minutes())
        .append(" minutes. In the window: Experiments, Lessons, Begin. Made from `assets/lessons/")
        .append(lesson.name())
        .append(".yaml`.\n");
    for (int i = 0; i < lesson.steps().size(); i++) {
      step(page, i + 1, lesson.steps().get(i));
    }
    return page.toString();
  }

  private static void step(StringBuilder page, int number, LessonStep step) {
    page.append("\n## ").append(number).append(". ").append(step.title()).append("\n\n");
    page.append(step.text()).append('\n');
    if (step.isRun()) {
      page.append("\n**Predict.** ").append(step.predict()).append("\n\n```\n");
      page.append(step.commandLine()).append("\n```\n\n");
      page.append("**Look.** ").append(step.look()).append("\n\n");
      page.append("<details><summary>What is expected</summary>\n\n");
      step.expect().forEach(claim -> page.append("- ").append(claim(claim)).append('\n'));
      page.append("\n</details>\n");
    }
    if (!step.question().isEmpty()) {
      page.append("\n**Question.** ").append(step.question()).append("\n\n");
      page.append("<details><summary>Answer</summary>\n\n");
      page.append(step.answer()).append("\n\n</details>\n");
    }
  }

  private static String claim(Expectation claim) {
    String host = claim.host().equals(Experiment.ALL_HOSTS) ? "all hosts" : "host " + claim.host();
    StringBuilder text = new StringBuilder("`" + claim.metric() + "` of " + host + " is ");
    if (claim.equalTo() != null) {
      text.append(number(claim.equalTo()));
    } else if (claim.atLeast() != null && claim.atMost() != null) {
      text.append(number(claim.atLeast())).append(" to ").append(number(claim.atMost()));
    } else if (claim.atLeast() != null) {
      text.append("at least ").append(number(claim.atLeast()));
    } else if (claim.atMost() != null) {
      text.append("at most ").append(number(claim.atMost()));
    }
    return text + (claim.because().isEmpty() ? "" : ": " + claim.because());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String overview() {
    StringBuilder page =
        new StringBuilder(
            """
            # Lessons

            Each takes about twenty minutes, in the window (Experiments, Lessons, Begin) or on its page.

            """);
    for (Lesson lesson : Lessons.builtIns()) {
      page.append("- [%s](%s.md): %s%n".formatted(lesson.title(), lesson.name(), lesson.about()));
    }
    page.append(
        """

        In the window a lesson is led by the keyboard alone: Enter presses the button that comes next,
        Alt+Right and Alt+Left go from step to step, F1 shows the others. "Settings" shows the form of the
        experiment beside the lesson, to change a number and run again.

        ## To write one

        A lesson is a YAML file of steps; open it with Open, or drop it on the window. A step that names
        no experiment speaks of the run of the step before. What a step expects is what it claims: the
        window shows whether it held. Mistakes are answered with file, line, field and what is allowed.

        ```yaml
        schema: poolscope/lesson/v1
        name: my-lesson
        title: My lesson
        steps:
          - title: One more idle place
            text: Two connections may stay idle now.
            experiment: idle-one-max-two
            set: {transport.maxIdleConnsPerHost: 2, window: 3s}
            predict: How many connections will be opened?
            look: The two connections stay from burst to burst.
            pointAt: scope
            question: When is that too few?
            answer: When more than two requests run at once, again and again.
            expect:
              - {host: a, metric: connections_opened, equals: 2}
        ```

        """);
    table(page, "At the top", "");
    table(page, "`steps.N`", "steps.N");
    page.append("`expect` is as in [the experiment file](../experiment-file.md).\n");
    return page.toString();
  }

  private static void table(StringBuilder page, String title, String parent) {
    page.append("### ").append(title).append("\n\n| field | default | meaning |\n");
    page.append("| --- | --- | --- |\n");
    for (SchemaField field : Lessons.schema().fields()) {
      if (field.parent().equals(parent)) {
        page.append("| `%s` | %s | %s |%n".formatted(field.name(), standard(field), field.doc()));
      }
    }
    page.append('\n');
  }

  private static String standard(SchemaField field) {
    String text = field.defaultText();
    return field.required() ? "required" : text == null ? "none" : "`" + text + "`";
  }
}
