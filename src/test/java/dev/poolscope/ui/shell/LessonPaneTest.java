package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.lesson.Lesson;
import dev.poolscope.lesson.Lessons;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A lesson in the window.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class LessonPaneTest {
  private static final String LESSON =
      """
      schema: poolscope/lesson/v1
      name: mine
      title: Of my own
      steps:
        - title: First
          text: Some words.
          experiment: idle-one-max-two
          set: {window: 700ms, load.0.arrivals.gap: 200ms, load.0.arrivals.size: 1, transport.disableKeepAlives: true}
          predict: How many connections?
          look: Two at a time.
          pointAt: scope
          question: Why?
          answer: Since one idle place is all there is.
          expect: [{host: a, metric: connections_opened, equals: 3}]
        - title: Second
          text: Of the same run.
          look: See the numbers.
          pointAt: numbers
        - title: Third
          experiment: one-connection-serves-all
          set: {window: 300ms, load.0.arrivals.requests: 10}
          look: One connection.
          pointAt: nowhere
          expect: [{host: a, metric: connections_opened, equals: 1}]
      """;

  @TempDir static Path directories;
  private WindowFixture w;

  @Start
  void start(Stage stage) throws IOException {
    w = new WindowFixture(stage, Files.createTempDirectory(directories, "window"));
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(w.close()).isTrue();
  }

  @Test
  void fromTheFirstStepToTheLastByKeyboardAlone() throws IOException {
    w.open(Files.writeString(w.directory().resolve("mine.yaml"), LESSON));
    assertThat(w.text("lesson-progress")).isEqualTo("1 of 3");
    assertThat(w.text("lesson-guess")).isEqualTo("How many connections?");
    assertThat(w.isThere("setup")).isFalse();
    isHidden("lesson-look", "lesson-question", "lesson-answer", "lesson-answer-text");

    enter("lesson-predict");
    w.waitUntil(() -> w.isThere("predict-0") && w.find("predict-0").isFocused());
    w.robot.write("2").push(KeyCode.ENTER);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("predicted-0").equals("2") && w.text("result-0").equals("3"));
    w.waitUntil(() -> isFramed("scope"));
    assertThat(w.text("lesson-look")).isEqualTo("Two at a time.");
    assertThat(w.text("lesson-question")).isEqualTo("Why?");
    isHidden("lesson-answer-text");
    enter("lesson-answer");
    assertThat(w.text("lesson-answer-text")).startsWith("Since one idle");
    w.waitUntil(() -> w.text("verdict").startsWith("Held: 1 of 1"));

    enter("lesson-next");
    assertThat(w.text("lesson-progress")).isEqualTo("2 of 3");
    w.waitUntil(() -> isFramed("numbers"));
    assertThat(isFramed("scope")).isFalse();
    assertThat(w.text("verdict")).as("the run stays").startsWith("Held");

    enter("lesson-next");
    assertThat(w.text("lesson-progress")).isEqualTo("3 of 3");
    assertThat(w.window.session()).isNull();
    enter("lesson-run");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("lesson-lost").contains("nothing in the window is called"));
    assertThat(w.find("lesson-next").isDisabled()).isTrue();

    w.robot.push(KeyCode.ALT, KeyCode.LEFT);
    w.waitUntil(() -> w.text("lesson-progress").equals("2 of 3"));
    w.robot.push(KeyCode.ALT, KeyCode.S);
    w.waitUntil(() -> w.isThere("setup"));
    w.robot.push(KeyCode.ALT, KeyCode.X);
    w.waitUntil(() -> w.isThere("gallery"));
    assertThat(w.isThere("lesson")).isFalse();
  }

  @Test
  void theQuestionsCanHaveTheKeyboardAtOnce() throws IOException {
    w.open(Files.writeString(w.directory().resolve("mine.yaml"), LESSON));
    w.robot.interact(
        () -> {
          w.window.predict();
          assertThat(w.isThere("predict-0")).isTrue();
        });
    w.waitUntil(() -> w.find("predict-0").isFocused());
  }

  @Test
  void aDamagedLessonIsToldByFieldValueAndWhatIsAllowed() throws IOException {
    Path file = w.directory().resolve("mine.yaml");
    Path damaged = Files.writeString(file, LESSON.replace("window: 700ms", "window: soon"));
    w.robot.interact(() -> w.window.open(damaged));
    w.waitUntil(() -> w.notice().contains("steps.0.set.window"));
    assertThat(w.notice()).contains("mine.yaml:8", "\"soon\"", "duration such as");
    assertThat(w.isThere("lesson")).isFalse();
  }

  @Test
  void theGalleryBeginsALessonThatIsReadableInBothThemesAndLarge() throws IOException {
    w.gallery();
    Lesson lesson = Lessons.find("pool-and-limits");
    w.waitUntil(() -> w.isThere("lesson-begin-" + lesson.name()));
    w.robot.clickOn("#lesson-begin-" + lesson.name());
    w.waitUntil(() -> w.isThere("lesson"));
    assertThat(w.text("lesson-title")).isEqualTo(lesson.steps().getFirst().title());
    w.robot.push(KeyCode.ALT, KeyCode.R);
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> isFramed("scope") && w.isThere("lesson-question"));
    w.robot.push(KeyCode.ALT, KeyCode.A);
    PagePictures.of(w, "lesson");
  }

  /// Waits until the keyboard is on a button, and presses Enter.
  private void enter(String id) {
    w.waitUntil(() -> w.isThere(id) && w.find(id).isFocused());
    w.robot.push(KeyCode.ENTER);
  }

  private boolean isFramed(String id) {
    return w.isThere(id) && w.find(id).getStyleClass().contains("ps-pointed");
  }

  private void isHidden(String... ids) {
    for (String id : ids) {
      assertThat(w.isThere(id)).as(id).isFalse();
    }
  }
}
