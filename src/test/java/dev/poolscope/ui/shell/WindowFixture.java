package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.run.Run;
import dev.poolscope.run.RunFactory;
import dev.poolscope.ui.fx.LabelProblems;
import dev.poolscope.ui.fx.NoTooltips;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.fx.Watchdog;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A window of the program for tests, with its files in a directory of its own.
final class WindowFixture {
  private static final long SECONDS = 60;

  final FxRobot robot = new FxRobot();
  final Answers answers = new Answers();
  final MainWindow window;
  final Stage stage;
  private final Path directory;
  private final Watchdog watchdog;

  /// On the application thread.
  WindowFixture(Stage stage, Path directory) {
    this(stage, directory, Run::new);
  }

  /// On the application thread.
  ///
  /// @param runs makes the runs
  WindowFixture(Stage stage, Path directory, RunFactory runs) {
    this.stage = stage;
    this.directory = directory;
    window =
        new MainWindow(
            stage,
            new WindowSetup(
                directory.resolve("runs"), runs, directory.resolve("config"), _ -> answers));
    // Other tests leave the stage elsewhere; what reaches beyond the headless screen cannot be
    // drawn.
    stage.setX(0);
    stage.setY(0);
    stage.sizeToScene();
    window.show();
    NoTooltips.in(stage.getScene().getRoot());
    watchdog = new Watchdog(Thread.currentThread(), List.of("WindowFixture.lambda$look"));
  }

  /// A built-in experiment with a short window, as a file.
  Path experiment(String name, String... sets) throws IOException {
    String yaml = Experiments.toYaml(Experiments.read(Experiments.find(name), List.of(sets)));
    return Files.writeString(directory.resolve(name + ".yaml"), yaml);
  }

  Path directory() {
    return directory;
  }

  Node find(String id) {
    return robot.lookup("#" + id).query();
  }

  boolean isThere(String id) {
    return robot.lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
  }

  String text(String id) {
    return find(id) instanceof Labeled labeled ? labeled.getText() : "";
  }

  /// The sentence told in passing; empty while there is none.
  String notice() {
    return isThere("notices") ? text("notice") : "";
  }

  void waitUntil(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
    } catch (TimeoutException e) {
      Node focus = stage.getScene().getFocusOwner();
      throw new AssertionError(
          "did not come about in " + SECONDS + " s; the keyboard is on " + focus, e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /// Replaces what stands in a text field, without a double click: on a busy machine its two clicks
  /// come too late for one.
  FxRobot type(String id, String text) {
    waitUntil(
        () -> {
          robot.clickOn("#" + id);
          WaitForAsyncUtils.waitForFxEvents();
          return find(id).isFocused();
        });
    return robot.push(KeyCode.CONTROL, KeyCode.A).write(text);
  }

  /// Waits until the run has come to a state.
  void waitFor(Class<? extends RunState> state) {
    waitUntil(
        () -> {
          RunSession session = window.session();
          return session != null && state.isInstance(session.stateProperty().get());
        });
  }

  /// Shows the built-in experiments.
  void gallery() {
    robot.interact(window::showGallery);
    waitUntil(() -> isThere("gallery"));
  }

  void open(Path path) {
    Node before = isThere("workbench") ? find("workbench") : null;
    robot.interact(() -> window.open(path));
    waitUntil(() -> isThere("workbench") && !find("workbench").equals(before));
  }

  /// Lays the window out as if it had another size, since the headless screen is smaller than some
  /// of them, and looks for words that cannot be read.
  ///
  /// @param name of a picture to be written into `target/pictures`; empty for none
  /// @return what is wrong, a sentence each
  List<String> look(String name, int width, int height) throws IOException {
    Scene scene = stage.getScene();
    List<String> problems = new ArrayList<>();
    WritableImage picture =
        WaitForAsyncUtils.waitForAsyncFx(
            SECONDS * 1000,
            () -> {
              Parent root = scene.getRoot();
              scene.setRoot(new Group());
              Scene other = new Scene(root, width, height);
              window.themes().apply(other);
              // Twice, since what is drawn depends on where it was laid out.
              for (int pulse = 1; pulse <= 2; pulse++) {
                root.applyCss();
                root.layout();
                window.pump().pulse(System.nanoTime() + pulse * 1_000_000_000L);
              }
              root.applyCss();
              root.layout();
              LabelProblems.in(root).forEach(problem -> problems.add(width + ": " + problem));
              WritableImage image = name.isEmpty() ? null : Pictures.of(root, 1);
              other.setRoot(new Group());
              scene.setRoot(root);
              return image;
            });
    if (picture != null) {
      Path file = Path.of("target", "pictures", name + ".png");
      Files.createDirectories(file.getParent());
      Pictures.write(picture, file);
    }
    return problems;
  }

  /// Closes the window and waits for the end of everything that it began.
  ///
  /// @throws AssertionError if the application thread was held up meanwhile
  boolean close() throws InterruptedException {
    robot.interact(window::close);
    // Other tests use the same stage, smaller and elsewhere.
    robot.interact(
        () -> {
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setWidth(400);
          stage.setHeight(300);
        });
    boolean ended = window.awaitEnd(Duration.ofSeconds(SECONDS));
    assertThat(watchdog.end()).isEmpty();
    return ended;
  }

  /// Answers in the user's place.
  static final class Answers implements Dialogs {
    Optional<Path> file = Optional.empty();
    Optional<Path> directory = Optional.empty();
    List<Path> runs = List.of();
    List<Path> knownRuns = List.of();
    List<Path> firstRuns = List.of();
    boolean yes;
    boolean save;
    int asks;
    List<Reach> asked = List.of();

    @Override
    public Optional<Path> fileToOpen(Window owner) {
      return file;
    }

    @Override
    public Optional<Path> experimentFile(Window owner) {
      return file;
    }

    @Override
    public Optional<Path> runFile(String name, Window owner) {
      return file;
    }

    @Override
    public Optional<Path> pictureFile(Window owner) {
      return file;
    }

    @Override
    public Optional<Path> directory(Window owner) {
      return directory;
    }

    @Override
    public Optional<Path> runsFolder(Window owner) {
      return directory;
    }

    @Override
    public List<Path> runsToCompare(List<Path> known, List<Path> first, Window owner) {
      knownRuns = known;
      firstRuns = first;
      return runs;
    }

    @Override
    public boolean mayBeSent(List<Reach> reaches, LoadCap usual, Window owner) {
      asked = reaches;
      return yes;
    }

    @Override
    public Unsaved unsavedChanges(Window owner) {
      asks++;
      return save ? Unsaved.SAVE : yes ? Unsaved.DISCARD : Unsaved.CANCEL;
    }
  }
}
