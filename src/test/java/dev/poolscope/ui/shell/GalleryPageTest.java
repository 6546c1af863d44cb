package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.ui.gallery.GalleryView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What the gallery finds, opens and says.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class GalleryPageTest {
  /// Counts and rates, not the names of settings, versions and hosts.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.,/=])\\d+(?:[.,]\\d+)*(?![\\w/])");

  private static final Pattern ADDRESS = Pattern.compile("\\d+(?:\\.\\d+){3}");

  private static final List<String> SEARCHED =
      List.of(
          "TIME_WAIT",
          "CLOSE_WAIT",
          "timeout",
          "sticky",
          "leak",
          "churn",
          "reset",
          "502",
          "retry",
          "slow start",
          "hash",
          "burst",
          "connection reset",
          "thundering herd",
          "cold start");

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
  void aCardOpensItsExperimentWithoutRunningIt() {
    w.gallery();
    w.robot.clickOn("#gallery-search").write("sticky maglev");
    WaitForAsyncUtils.waitForFxEvents();
    w.robot.push(KeyCode.ENTER);
    isOpenedAndLeft();
    w.robot.clickOn("#card-host-leaves-maglev-hash .ps-question");
    isOpenedAndLeft();
    w.robot.clickOn("#open-host-leaves-maglev-hash");
    isOpenedAndLeft();
    w.robot.interact(() -> w.find("card-host-leaves-maglev-hash").requestFocus());
    w.robot.push(KeyCode.ENTER);
    isOpenedAndLeft();
  }

  private void isOpenedAndLeft() {
    w.waitUntil(() -> w.isThere("workbench"));
    assertThat(w.window.session()).isNull();
    w.robot.push(KeyCode.CONTROL, KeyCode.G);
    w.waitUntil(() -> w.isThere("card-host-leaves-maglev-hash"));
  }

  @Test
  void whatPeopleTypeFindsACardThatShowsTheWord() {
    w.gallery();
    for (String word : SEARCHED) {
      search(word);
      assertThat(w.robot.lookup("#gallery-groups .ps-card").queryAll()).as(word).isNotEmpty();
    }
    search("thundering herd");
    assertThat(w.robot.lookup("#card-counts-that-come-late .ps-tag").<Label>queryAll())
        .extracting(Label::getText)
        .containsExactly("burst", "herd", "thundering herd");
  }

  @Test
  void cardsStandBelowTheirGroupsAndGroupsWithoutHitsVanish() {
    complete();
    assertThat(headings())
        .hasSize(12)
        .startsWith("Limits", "Idle and stale connections")
        .contains("Balancers: slow and failing hosts")
        .endsWith("Protocols");
    search("python");
    assertThat(headings()).containsExactly("Protocols");
    search("nobody says this");
    assertThat(headings()).isEmpty();
    assertThat(w.text("gallery-nothing")).contains("nobody says this");
    search("");
    assertThat(headings()).hasSize(12);
  }

  @Test
  void noCardAnswersWhatMayBePredicted() {
    complete();
    for (Headline headline : Experiments.headlines()) {
      Experiment experiment = Experiments.read(Experiments.find(headline.name()), List.of());
      List<String> said =
          w.robot.lookup("#card-" + headline.name() + " .label").<Label>queryAll().stream()
              .map(Label::getText)
              .toList();
      assertThat(said).as(headline.name()).contains(headline.title(), headline.question());
      assertThat(headline.watch()).as(headline.name()).isNotEmpty();
      assertThat(said).as(headline.name()).doesNotContain(headline.watch());
      assertThat(numbers(String.join(" ", said)))
          .as(headline.name() + " says no number that it expects")
          .noneMatch(answers(experiment)::contains);
    }
  }

  /// The numbers that are expected, but for those of settings, which a question may say.
  private static Set<Double> answers(Experiment experiment) {
    Set<Double> answers = new TreeSet<>();
    for (Expectation expected : experiment.expect()) {
      if (expected.equalTo() != null) {
        answers.add(expected.equalTo());
      }
    }
    String yaml = Experiments.toYaml(experiment);
    answers.removeAll(numbers(yaml.substring(yaml.indexOf("targets:"), yaml.indexOf("expect:"))));
    return answers;
  }

  private static Set<Double> numbers(String text) {
    Set<Double> numbers = new TreeSet<>();
    Matcher matcher = NUMBER.matcher(ADDRESS.matcher(text).replaceAll(""));
    while (matcher.find()) {
      numbers.add(Double.valueOf(matcher.group().replace(",", "")));
    }
    return numbers;
  }

  @Test
  void wordsOfCardsAreWholeAlsoWhenTheyAreLarge() {
    complete();
    for (int percent : new int[] {100, 150}) {
      w.robot.interact(() -> w.window.themes().fontPercentProperty().set(percent));
      w.robot.interact(
          () -> {
            w.stage.getScene().getRoot().applyCss();
            w.stage.getScene().getRoot().layout();
          });
      assertThat(w.robot.lookup("#gallery-groups .ps-card .button").<Button>queryAll())
          .hasSize(3 * Experiments.headlines().size())
          .allSatisfy(button -> assertThat(shown(button)).isEqualTo(button.getText()));
      assertThat(w.robot.lookup(".ps-card .label").<Label>queryAll())
          .filteredOn(Label::isManaged)
          .allSatisfy(label -> assertThat(shown(label)).isEqualTo(label.getText()));
    }
    w.robot.interact(() -> w.window.themes().fontPercentProperty().set(100));
  }

  private static String shown(Labeled labeled) {
    return labeled.lookup(".text") instanceof Text text ? text.getText() : "";
  }

  private void complete() {
    w.gallery();
    w.waitUntil(() -> w.find("gallery") instanceof GalleryView view && view.isComplete());
  }

  private void search(String words) {
    w.robot.interact(() -> ((TextField) w.find("gallery-search")).setText(words));
  }

  private List<String> headings() {
    return w.robot.lookup("#gallery-groups .ps-group").<Label>queryAll().stream()
        .map(Label::getText)
        .toList();
  }
}
