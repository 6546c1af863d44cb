package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;
import dev.poolscope.ui.numbers.NumbersView;
import dev.poolscope.ui.predict.Prediction;
import dev.poolscope.ui.predict.PredictionView;
import dev.poolscope.ui.session.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The views of one opened run and where they are: the one place that knows which features there
/// are. A place without views is absent.
///
/// Threading: the JavaFX application thread.
final class Features implements AutoCloseable {
  private static final Duration NUMBERS_EVERY = Duration.ofMillis(250);

  private final List<Node> centre = new ArrayList<>();
  private final List<Node> right = new ArrayList<>();
  private final List<Runnable> registrations = new ArrayList<>();

  /// The features of a run.
  Features(RunView view, List<Prediction> predictions, FxExecutor executor, PulsePump pump) {
    registrations.add(pump.register(Duration.ZERO, view::pulse));
    VBox results = new VBox();
    if (!predictions.isEmpty()) {
      PredictionView prediction = new PredictionView(view, predictions);
      results.getChildren().add(prediction);
      registrations.add(pump.register(NUMBERS_EVERY, prediction::pulse));
    }
    NumbersView numbers = new NumbersView(view, executor);
    VBox.setVgrow(numbers, Priority.ALWAYS);
    results.getChildren().add(numbers);
    right.add(results);
    registrations.add(pump.register(NUMBERS_EVERY, numbers::pulse));
  }

  /// In the middle, one below the other.
  List<Node> centre() {
    return centre;
  }

  /// At the right, one below the other.
  List<Node> right() {
    return right;
  }

  /// Ends what wakes them.
  @Override
  public void close() {
    registrations.forEach(Runnable::run);
  }
}
