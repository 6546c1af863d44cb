package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.scope.ScopeView;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The workbench as a class sees it from afar: the scope alone, with large words and tall bands.
/// What makes way for it is taken out of sight as a whole, so that it comes back as it was.
///
/// Threading: the JavaFX application thread.
final class Presentation {
  private static final int WORDS_PERCENT = 150;

  private final BorderPane bench;
  private final Node form;
  private final BorderPane body;
  private final IntegerProperty wordPercent;
  private final StackPane bodyPlace = new StackPane();
  private final StackPane scopePlace = new StackPane();
  private @Nullable ScopeView scope;
  private @Nullable Node views;
  private boolean isOn;
  private int percentBefore;

  /// @param bench what is presented
  /// @param form all of it: the setup form and, where [#bodyPlace] is, the body
  /// @param body what stands beside the form
  /// @param wordPercent the size of words
  Presentation(BorderPane bench, Node form, BorderPane body, IntegerProperty wordPercent) {
    this.bench = bench;
    this.form = form;
    this.body = body;
    this.wordPercent = wordPercent;
    bodyPlace.getChildren().setAll(body);
  }

  /// Where the body is while nothing is presented.
  Node bodyPlace() {
    return bodyPlace;
  }

  /// Where the scope of a run is while nothing is presented.
  Node scopePlace(ScopeView of) {
    scope = of;
    scopePlace.getChildren().setAll(of);
    return scopePlace;
  }

  /// Shows the views of a run, or of them the scope alone.
  void show(Node all) {
    views = all;
    arrange();
  }

  /// There is no run any more.
  void forget() {
    scope = null;
    views = null;
    scopePlace.getChildren().clear();
  }

  boolean isOn() {
    return isOn;
  }

  /// Presents, or shows everything again.
  void toggle() {
    isOn = !isOn;
    if (isOn) {
      percentBefore = wordPercent.get();
      bodyPlace.getChildren().clear();
      bench.setCenter(body);
    } else {
      bench.setCenter(form);
      bodyPlace.getChildren().setAll(body);
    }
    arrange();
    wordPercent.set(isOn ? large(percentBefore) : percentBefore);
  }

  private static int large(int percent) {
    return Math.min(Themes.LARGEST_PERCENT, percent * WORDS_PERCENT / 100);
  }

  private void arrange() {
    ScopeView seen = scope;
    if (seen == null || views == null) {
      return;
    }
    seen.setTall(isOn);
    if (isOn) {
      scopePlace.getChildren().clear();
      body.setCenter(seen);
    } else {
      body.setCenter(views);
      scopePlace.getChildren().setAll(seen);
    }
    seen.requestFocus();
  }
}
