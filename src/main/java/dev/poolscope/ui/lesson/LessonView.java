package dev.poolscope.ui.lesson;

import dev.poolscope.lesson.Lesson;
import dev.poolscope.lesson.LessonStep;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A lesson, step by step: text, what to predict, Run; once something was run, what to look at;
/// once the run is over, a question, and the answer on demand. Ids begin with `lesson-`.
///
/// The keyboard is always on what comes next, so that Enter alone leads through a lesson.
///
/// Threading: the JavaFX application thread.
public final class LessonView extends BorderPane {
  private final Lesson lesson;
  private final LessonHost host;
  private final CommandTable<LessonView> commands =
      new CommandTable<>("lesson-", LessonCommands.ALL, this);
  private final Pointed pointed = new Pointed();
  private final Label progress = label("progress", "ps-dim");
  private final Label title = label("title", "ps-title");
  private final Label text = label("text", "");
  private final Label guess = label("guess", "ps-accent");
  private final Label look = label("look", "");
  private final Label lost = label("lost", "ps-bad");
  private final Label question = label("question", "ps-accent");
  private final Label answer = label("answer-text", "");
  private final Button next = button(LessonCommands.NEXT, "Next");
  private final Button back = button(LessonCommands.BACK, "Back");
  private final Button run = button(LessonCommands.RUN, "Run");
  private final Button predict = button(LessonCommands.PREDICT, "Predict first");
  private final Button show = button(LessonCommands.ANSWER, "Show answer");
  private final FlowPane runs = new FlowPane(predict, run);
  private final ScrollPane scroll = new ScrollPane();
  private Subscription watching = Subscription.EMPTY;
  private @Nullable RunState state;
  private boolean isFormShown;
  private int step;
  private int putStep = -1;

  /// A lesson that has not begun.
  public LessonView(Lesson lesson, LessonHost host) {
    this.lesson = lesson;
    this.host = host;
    setId("lesson");
    getStyleClass().addAll("ps-panel", "ps-lesson");
    runs.getStyleClass().add("ps-tags");
    VBox page =
        new VBox(title, text, section(guess), runs, look, lost, section(question), show, answer);
    page.getStyleClass().addAll("ps-padded", "ps-lesson-page");
    scroll.setContent(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    setTop(head());
    setCenter(scroll);
    setBottom(foot());
    commands.listen(this);
    addEventFilter(KeyEvent.KEY_PRESSED, LessonView::pressByEnter);
  }

  /// Begins with the first step.
  public void begin() {
    to(0);
  }

  /// What can be done in a lesson.
  public static List<? extends Command<?>> commands() {
    return LessonCommands.ALL;
  }

  /// Takes the frame off what is pointed at, and watches no run any more.
  public void dispose() {
    watching.unsubscribe();
    pointed.clear();
  }

  boolean isFirst() {
    return step == 0;
  }

  boolean isLast() {
    return step == lesson.steps().size() - 1;
  }

  boolean isRunning() {
    return state != null && state.isGoing();
  }

  void next() {
    to(step + 1);
  }

  void back() {
    to(step - 1);
  }

  void run() {
    host.run();
  }

  void predict() {
    host.predict();
  }

  void answer() {
    if (question.isVisible()) {
      answer.setVisible(true);
      show.setVisible(false);
      focusNext();
    }
  }

  void switchForm() {
    isFormShown = !isFormShown;
    host.showForm(isFormShown);
  }

  void leave() {
    host.leave();
  }

  private void to(int index) {
    step = index;
    LessonStep shown = lesson.steps().get(step);
    pointed.clear();
    progress.setText((step + 1) + " of " + lesson.steps().size());
    title.setText(shown.title());
    say(text, shown.text());
    say(guess, shown.predict());
    say(look, "");
    say(lost, "");
    runs.setVisible(shown.isRun());
    predict.setVisible(!shown.predict().isEmpty());
    answer.setText(shown.answer());
    answer.setVisible(false);
    put();
    if (state != null || !shown.isRun()) {
      lookAt();
    }
    ask(!shown.isRun() || state instanceof RunState.Ended);
    commands.refresh();
    focusNext();
  }

  /// Puts the experiment of the step there, or of the last before it that has one; a run of it that
  /// is there already stays.
  private void put() {
    int wanted = step;
    while (!lesson.steps().get(wanted).isRun()) {
      wanted--;
    }
    if (wanted != putStep) {
      watching.unsubscribe();
      putStep = wanted;
      ObservableValue<@Nullable RunSession> session = host.put(lesson.experiment(wanted));
      host.showForm(isFormShown);
      watching = session.flatMap(LessonView::stateOf).subscribe(this::follow);
    }
  }

  private static ObservableValue<RunState> stateOf(@Nullable RunSession session) {
    return Objects.requireNonNull(session, "session").stateProperty();
  }

  private void follow(@Nullable RunState now) {
    state = now;
    if (now instanceof RunState.Running || now instanceof RunState.Ended) {
      // The views of the run come with the same change of state.
      Platform.runLater(this::lookAt);
    }
    if (now instanceof RunState.Ended) {
      ask(true);
    }
    commands.refresh();
    if (now instanceof RunState.Ended) {
      focusNext();
    }
  }

  private void lookAt() {
    LessonStep shown = lesson.steps().get(step);
    say(look, shown.look());
    Scene scene = getScene();
    if (scene != null && !shown.pointAt().isEmpty()) {
      boolean isThere = pointed.at(scene, shown.pointAt());
      say(
          lost,
          isThere ? "" : "pointAt: nothing in the window is called “" + shown.pointAt() + "”");
    }
  }

  private void ask(boolean asked) {
    LessonStep shown = lesson.steps().get(step);
    say(question, asked ? shown.question() : "");
    show.setVisible(question.isVisible() && !answer.isVisible());
  }

  /// Puts the keyboard on what comes next.
  private void focusNext() {
    Button wanted;
    if (show.isVisible()) {
      wanted = show;
    } else if (runs.isVisible() && state == null) {
      wanted = predict.isVisible() ? predict : run;
    } else {
      wanted = isLast() ? back : next;
    }
    boolean isBelow = show.isVisible() || answer.isVisible();
    Platform.runLater(
        () -> {
          // The buttons can have the keyboard only when the pane around them has its skin.
          scroll.applyCss();
          wanted.requestFocus();
          scroll.setVvalue(isBelow ? 1 : 0);
        });
  }

  private HBox head() {
    Label name = label("name", "ps-section");
    name.setText(lesson.title());
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox head =
        new HBox(
            name,
            commands.iconButton(LessonCommands.FORM),
            commands.iconButton(LessonCommands.LEAVE));
    head.getStyleClass().add("ps-header");
    return head;
  }

  private HBox foot() {
    Region left = new Region();
    Region right = new Region();
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    progress.setMinWidth(Region.USE_PREF_SIZE);
    HBox foot = new HBox(back, left, progress, right, next);
    foot.getStyleClass().add("ps-header");
    next.getStyleClass().add("accent");
    return foot;
  }

  /// Enter presses the button with the focus, as people expect who do not know of the space bar.
  private static void pressByEnter(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
      event.consume();
      button.fire();
    }
  }

  private Button button(String id, String words) {
    Button button =
        commands.wired(new Button(words, Objects.requireNonNull(commands.get(id)).sign()), id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private static Node section(Label words) {
    words.getStyleClass().add("ps-lesson-section");
    return words;
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId("lesson-" + id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.managedProperty().bind(label.visibleProperty());
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    return label;
  }

  private static void say(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
  }
}
