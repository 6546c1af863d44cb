package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// After a run one number is changed: what it did, whose the expectations are, and that nothing is
/// lost on the way.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class ChangeOneNumberTest {
  /// Two hosts that rob each other of one idle slot, in bursts far enough apart for any machine.
  private static final String ROBBED =
      """
      schema: poolscope/experiment/v1
      name: robbed
      window: 1s
      targets:
        - {name: a, sample: {server: embedded}}
        - {name: b, sample: {server: embedded}}
      transport: {maxIdleConns: 1}
      load:
        - {target: a, arrivals: {kind: bursts, size: 1, gap: 200ms, requests: 4}}
        - {target: b, arrivals: {kind: bursts, size: 1, gap: 200ms, requests: 4}}
      expect:
        - {metric: connections_opened, atLeast: 5}
      """;

  @TempDir static Path directory;
  private WindowFixture w;

  @Start
  void start(Stage stage) {
    w = new WindowFixture(stage, directory);
  }

  @AfterEach
  void close() throws InterruptedException {
    w.answers.yes = true;
    assertThat(w.close()).isTrue();
  }

  @Test
  void theLineSaysWhatItDidAndTheExpectationsAreThoseOfTheUnchangedExperiment() throws IOException {
    open(ROBBED);
    run();
    w.waitUntil(() -> w.text("verdict").equals("Held: 1 of 1 as expected"));
    assertThat(w.isThere("difference")).isFalse();
    assertThat(w.isThere("verdict-whose")).isFalse();

    w.type("setup-transport-maxIdleConns", "2").push(KeyCode.ENTER);
    run();

    w.waitUntil(() -> w.isThere("difference"));
    assertThat(w.text("difference-words"))
        .startsWith("maxIdleConns 1 → 2: opened ")
        .contains(" → 2, reuse ");
    w.waitUntil(() -> w.text("verdict").equals("0 of 1 as expected of the unchanged experiment"));
    assertThat(w.text("verdict-whose")).contains("you changed maxIdleConns 1 → 2");
    assertThat(w.find("verdict").getStyleClass()).doesNotContain("ps-bad");
    assertThat(w.find("expectation-0").getStyleClass()).doesNotContain("ps-bad");
  }

  /// What is found has a remedy that is one click away from the next run, which is without it.
  @Test
  void aFindingsRemedyIsPutIntoTheFormForTheNextRun() throws IOException {
    open(ROBBED);
    run();
    w.waitUntil(() -> w.isThere("finding-apply-0"));
    assertThat(w.text("finding-what-0")).contains("they rob each other");

    w.robot.interact(() -> ((Button) w.find("finding-apply-0")).fire());

    w.waitUntil(() -> ((TextField) w.find("setup-transport-maxIdleConns")).getText().equals("2"));
    run();
    w.waitUntil(() -> w.text("verdict").equals("0 of 1 as expected of the unchanged experiment"));
    assertThat(
            w.robot.lookup(".label").queryAllAs(Label.class).stream()
                .filter(label -> label.getText().contains("they rob each other")))
        .isEmpty();
  }

  @Test
  void questionsDoNotTakeThePictureAway() throws IOException {
    open(ROBBED.replace("window: 1s", "window: 300ms"));
    run();
    w.waitUntil(() -> w.isThere("split-main"));
    Node picture = w.find("split-main");
    w.robot.push(KeyCode.F7);
    w.waitUntil(() -> w.isThere("predict"));
    w.robot.push(KeyCode.ESCAPE);
    w.waitUntil(() -> w.isThere("split-main"));
    assertThat(w.find("split-main")).isSameAs(picture);
    assertThat(w.window.session()).isNotNull();
  }

  @Test
  void aRunWhoseLoadIsDoneSaysSoAndIsEndedCompletely() throws IOException {
    open(ROBBED.replace("window: 1s", "window: 10m"));
    w.robot.push(KeyCode.F5);
    w.waitUntil(() -> w.isThere("load-done"));
    assertThat(w.text("load-done-words")).startsWith("Load done, left: ");
    w.waitUntil(() -> w.text("load-done-words").equals("Load done, left: 1 idle connection"));
    w.robot.clickOn("#load-done-end");
    w.waitFor(RunState.Ended.class);
    w.waitUntil(() -> w.text("verdict").equals("Held: 1 of 1 as expected"));
    assertThat(w.isThere("load-done")).isFalse();
    Path run =
        Objects.requireNonNull(Objects.requireNonNull(w.window.session()).directory()).path();
    assertThat(Files.readString(run.resolve("run.json"))).contains("\"complete\"");
  }

  private void open(String yaml) throws IOException {
    w.open(Files.writeString(directory.resolve("robbed.yaml"), yaml));
  }

  private void run() {
    w.robot.push(KeyCode.F5);
    w.waitFor(RunState.Running.class);
    w.waitFor(RunState.Ended.class);
  }
}
