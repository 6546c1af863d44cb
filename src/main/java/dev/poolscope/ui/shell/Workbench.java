package dev.poolscope.ui.shell;

import dev.poolscope.config.Experiment;
import dev.poolscope.ui.predict.PredictView;
import dev.poolscope.ui.predict.Prediction;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One experiment on the desk: its questions before a run, its run, and what was recorded.
///
/// Threading: the JavaFX application thread.
final class Workbench extends BorderPane implements AutoCloseable {
  private final ReadOnlyObjectWrapper<@Nullable RunSession> session =
      new ReadOnlyObjectWrapper<>(this, "session");
  private final Experiment experiment;
  private final Desk desk;
  private List<Prediction> predictions = List.of();
  private @Nullable Features features;
  private Subscription watching = Subscription.EMPTY;

  Workbench(Experiment experiment, Desk desk) {
    this.experiment = experiment;
    this.desk = desk;
    setId("workbench");
    getStyleClass().add("ps-background");
  }

  /// What is on the desk.
  Experiment experiment() {
    return experiment;
  }

  /// The run that was begun or opened last, if any.
  ReadOnlyObjectProperty<@Nullable RunSession> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  /// Asks for predictions, then runs.
  void predict() {
    end();
    PredictView questions =
        new PredictView(
            experiment,
            answers -> {
              predictions = answers;
              desk.run();
            });
    VBox centred = new VBox(questions);
    centred.getStyleClass().add("ps-centred");
    ScrollPane scroll = new ScrollPane(centred);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    setCenter(scroll);
    desk.executor().execute(questions::focusFirst);
  }

  /// Shows a run from its beginning.
  void show(RunSession begun) {
    end();
    session.set(begun);
    setCenter(new Waiting("Starting servers and warming up …"));
    watching =
        begun
            .viewProperty()
            .subscribe(view -> showView(view))
            .and(begun.stateProperty().subscribe(this::showState));
  }

  @Override
  public void close() {
    end();
  }

  private void end() {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (features != null) {
      features.close();
      features = null;
    }
    RunSession before = session.get();
    if (before != null) {
      before.close();
      session.set(null);
    }
  }

  private void showView(@Nullable RunView view) {
    if (view == null) {
      return;
    }
    Features opened = new Features(view, predictions, desk.executor(), desk.pump());
    features = opened;
    predictions = List.of();
    SplitPane main = new SplitPane();
    main.setId("split-main");
    place(main, "split-centre", opened.centre());
    place(main, "split-right", opened.right());
    desk.layout().restore(main);
    setCenter(main);
  }

  private void place(SplitPane main, String id, List<Node> views) {
    if (!views.isEmpty()) {
      SplitPane column = new SplitPane();
      column.setId(id);
      column.setOrientation(Orientation.VERTICAL);
      column.getItems().addAll(views);
      desk.layout().restore(column);
      main.getItems().add(column);
    }
  }

  private void showState(RunState state) {
    if (state instanceof RunState.Refused(String message)) {
      Label words = new Label(message);
      words.setId("refused");
      words.setWrapText(true);
      words.getStyleClass().add("ps-bad");
      VBox centred = new VBox(words);
      centred.getStyleClass().add("ps-centred");
      setCenter(centred);
    }
  }
}
