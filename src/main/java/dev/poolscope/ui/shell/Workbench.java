package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.compare.ComparedRun;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.ui.predict.PredictView;
import dev.poolscope.ui.predict.Prediction;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.setup.Origin;
import dev.poolscope.ui.setup.SetupHost;
import dev.poolscope.ui.setup.SetupModel;
import dev.poolscope.ui.setup.SetupView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One experiment being worked on: its setup form, its questions before a run, its run, and what
/// was recorded.
///
/// Threading: the JavaFX application thread.
final class Workbench extends BorderPane implements AutoCloseable {
  private static final double COLUMN_PIXELS = 310;
  private static final double SCOPE_SHARE = 0.68;
  private static final double NUMBERS_SHARE = 0.6;

  private final ReadOnlyObjectWrapper<@Nullable RunSession> session =
      new ReadOnlyObjectWrapper<>(this, "session");
  private final SplitPane parts = new SplitPane();
  private final BorderPane body = new BorderPane();
  private final SetupModel model;
  private final SetupView setup;
  private final Presentation presentation;
  private final WorkbenchHost host;
  private List<Prediction> predictions = List.of();
  private @Nullable Features features;

  /// What was shown before the questions that are shown now; null while none are.
  private @Nullable Node asked;

  /// The run that was shown last, as long as no other one is.
  private @Nullable ComparedRun runBefore;

  private Subscription watching = Subscription.EMPTY;

  Workbench(Origin origin, WorkbenchHost host) {
    this.host = host;
    this.model = new SetupModel(origin);
    this.setup = new SetupView(model, new FormHost());
    setId("workbench");
    getStyleClass().add("ps-background");
    parts.setId("split-setup");
    presentation = new Presentation(this, parts, body, host.themes().fontPercentProperty());
    parts.getItems().addAll(setup, presentation.bodyPlace());
    SplitPane.setResizableWithParent(setup, false);
    host.layout().restore(parts, width -> COLUMN_PIXELS / width);
    setCenter(parts);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    experiment().ifPresent(experiment -> body.setCenter(new ReadyPane(experiment)));
  }

  /// The experiment, with its edits; empty while they do not make an experiment.
  Optional<Experiment> experiment() {
    return model.state().draft().record();
  }

  /// Shows the setup form, or leaves it out.
  void showForm(boolean shown) {
    if (!shown) {
      parts.getItems().remove(setup);
    } else if (!parts.getItems().contains(setup)) {
      parts.getItems().addFirst(setup);
      parts.setDividerPositions(COLUMN_PIXELS / parts.getWidth());
    }
  }

  /// Whether the experiment can be left: a file has all its edits, or the user lets them go.
  ///
  /// @param asking what is to become of edits that no file has
  boolean canBeLeft(Supplier<Dialogs.Unsaved> asking) {
    setup.commit();
    if (!setup.unsavedChangesProperty().get()) {
      return true;
    }
    return switch (asking.get()) {
      case SAVE -> {
        setup.save();
        yield !setup.unsavedChangesProperty().get();
      }
      case DISCARD -> true;
      case CANCEL -> false;
    };
  }

  /// Shows the scope alone, for a class, or everything again.
  void present() {
    presentation.toggle();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && presentation.isOn()) {
      presentation.toggle();
      event.consume();
    }
  }

  /// The scope of the run, if any.
  @Nullable ScopeView scope() {
    return features == null ? null : features.scope();
  }

  /// Freezes the view of the run, or follows it again.
  void freeze() {
    RunSession shown = session.get();
    RunView view = shown == null ? null : shown.viewProperty().get();
    if (view != null) {
      view.followingProperty().set(!view.followingProperty().get());
    }
  }

  /// Runs the experiment, when it can be.
  void run() {
    setup.run();
  }

  /// The run that was begun or opened last, if any.
  ReadOnlyObjectProperty<@Nullable RunSession> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  /// Where the files of the run are, once it has ended.
  @Nullable RunDirectory endedRun() {
    RunSession shown = session.get();
    return shown != null && shown.stateProperty().get() instanceof RunState.Ended
        ? shown.directory()
        : null;
  }

  /// Asks for predictions, then runs.
  void predict() {
    setup.commit();
    experiment().ifPresentOrElse(this::ask, setup::run);
  }

  private void ask(Experiment experiment) {
    Node before = asked == null ? body.getCenter() : asked;
    asked = before;
    PredictView questions =
        new PredictView(
            experiment,
            answers -> {
              predictions = answers;
              setup.run();
            },
            () -> {
              asked = null;
              body.setCenter(before);
            });
    VBox centred = new VBox(questions);
    centred.getStyleClass().add("ps-centred");
    ScrollPane scroll = new ScrollPane(centred);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    body.setCenter(scroll);
    // The questions are in the window, and can have the keyboard, only when their pane has its
    // skin.
    scroll.applyCss();
    host.executor().execute(questions::focusFirst);
  }

  /// Says that a run is about to begin; the one before ends.
  void begin() {
    asked = null;
    end();
    body.setCenter(new WaitingPane("Starting servers and warming up …"));
  }

  /// Takes back that a run was about to begin.
  void doNotBegin() {
    experiment().ifPresent(experiment -> body.setCenter(new ReadyPane(experiment)));
  }

  /// Shows a run from its beginning.
  void show(RunSession begun) {
    end();
    session.set(begun);
    watching =
        begun
            .viewProperty()
            .subscribe(view -> showView(begun, view))
            .and(begun.stateProperty().subscribe(this::showState));
  }

  @Override
  public void close() {
    if (presentation.isOn()) {
      presentation.toggle();
    }
    end();
  }

  private void end() {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (features != null) {
      features.close();
      features = null;
      presentation.forget();
    }
    RunSession before = session.get();
    if (before != null) {
      runBefore = compared(before);
      before.close();
      session.set(null);
    }
  }

  /// A run as far as it was recorded, to compare the next one with; null if there is nothing of it.
  private static @Nullable ComparedRun compared(RunSession shown) {
    RunView view = shown.viewProperty().get();
    RunDirectory directory = shown.directory();
    return view == null || directory == null || !view.recording().isComplete()
        ? null
        : ComparedRun.of(directory.path(), view.recording());
  }

  /// Puts settings into the form, for the next run.
  private void apply(List<String> sets) {
    setup.commit();
    for (String set : sets) {
      int equals = set.indexOf('=');
      model.set(set.substring(0, equals), set.substring(equals + 1));
    }
    host.tell("In the form for the next run: " + String.join(", ", sets));
  }

  private void showView(RunSession shown, @Nullable RunView view) {
    if (view == null) {
      return;
    }
    RunContext context =
        new RunContext(
            Objects.requireNonNull(shown.directory()),
            predictions,
            model.state().before().record().orElse(null),
            runBefore,
            shown::closeConnection,
            this::apply);
    runBefore = null;
    Features opened = new Features(view, context, host);
    features = opened;
    predictions = List.of();
    SplitPane main = new SplitPane();
    main.setId("split-main");
    place(
        main,
        "split-centre",
        List.of(presentation.scopePlace(opened.scope()), opened.tables()),
        SCOPE_SHARE);
    place(main, "split-right", opened.right(), NUMBERS_SHARE);
    SplitPane.setResizableWithParent(main.getItems().getLast(), false);
    host.layout().restore(main, width -> 1 - COLUMN_PIXELS / width);
    presentation.show(main);
  }

  private void place(SplitPane main, String id, List<Node> views, double firstShare) {
    if (!views.isEmpty()) {
      SplitPane column = new SplitPane();
      column.setId(id);
      column.setOrientation(Orientation.VERTICAL);
      column.getItems().addAll(views);
      host.layout().restore(column, _ -> firstShare);
      main.getItems().add(column);
    }
  }

  private void showState(RunState state) {
    RunSession shown = session.get();
    if (state instanceof RunState.Running && shown != null) {
      model.runStarted(shown::change);
    } else if (model.liveProperty().get()) {
      model.runEnded();
    }
    if (state instanceof RunState.Refused(String message)) {
      Label words = new Label(message);
      words.setId("refused");
      words.setWrapText(true);
      words.getStyleClass().add("ps-bad");
      VBox centred = new VBox(words);
      centred.getStyleClass().add("ps-centred");
      body.setCenter(centred);
    }
  }

  private final class FormHost implements SetupHost {
    @Override
    public void run() {
      host.begin();
    }

    @Override
    public Optional<Path> save(String yaml) {
      return host.save(yaml);
    }

    @Override
    public void copy(String text) {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void tell(String message) {
      host.tell(message);
    }
  }
}
