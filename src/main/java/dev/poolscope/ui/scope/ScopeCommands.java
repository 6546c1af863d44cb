package dev.poolscope.ui.scope;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.input.KeyEvent;

/// What each action does.
///
/// Threading: the JavaFX application thread.
final class ScopeCommands {
  private final Map<ScopeAction, Runnable> commands = new EnumMap<>(ScopeAction.class);

  ScopeCommands(ScopeViewModel model, ScopeCanvas canvas) {
    commands.put(ScopeAction.FOLLOW, model::toggleFollowing);
    commands.put(ScopeAction.PLAY, model::togglePlaying);
    commands.put(ScopeAction.FASTER, model::faster);
    commands.put(ScopeAction.EVENT_BACK, () -> model.stepEvent(false));
    commands.put(ScopeAction.EVENT_FORWARD, () -> model.stepEvent(true));
    commands.put(ScopeAction.STEP_BACK, () -> model.stepBy(-ScopeViewModel.STEP_NANOS));
    commands.put(ScopeAction.STEP_FORWARD, () -> model.stepBy(ScopeViewModel.STEP_NANOS));
    commands.put(ScopeAction.ZOOM_IN, model::zoomIn);
    commands.put(ScopeAction.ZOOM_OUT, model::zoomOut);
    commands.put(ScopeAction.SHOW_ALL, model::showAll);
    commands.put(ScopeAction.ZOOM_TO_RANGE, model::zoomToRange);
    commands.put(ScopeAction.PAN_LEFT, () -> model.pan(-1));
    commands.put(ScopeAction.PAN_RIGHT, () -> model.pan(1));
    commands.put(ScopeAction.START, () -> model.showEnd(false));
    commands.put(ScopeAction.END, () -> model.showEnd(true));
    commands.put(ScopeAction.CURSOR_LEFT, () -> model.moveCursor(-1));
    commands.put(ScopeAction.CURSOR_RIGHT, () -> model.moveCursor(1));
    commands.put(ScopeAction.RANGE_LEFT, () -> model.extendRange(-1));
    commands.put(ScopeAction.RANGE_RIGHT, () -> model.extendRange(1));
    commands.put(ScopeAction.PREVIOUS_LANE, () -> canvas.selection().move(canvas.rows(), false));
    commands.put(ScopeAction.NEXT_LANE, () -> canvas.selection().move(canvas.rows(), true));
    commands.put(ScopeAction.PAGE_UP, () -> canvas.page(false));
    commands.put(ScopeAction.PAGE_DOWN, () -> canvas.page(true));
    commands.put(ScopeAction.CLEAR, model::clear);
  }

  void run(ScopeAction action) {
    Runnable command = commands.get(action);
    if (command == null) {
      throw new IllegalStateException(action + " has no command");
    }
    command.run();
  }

  /// Does what a key asks for.
  void pressed(KeyEvent event) {
    ScopeAction.of(event)
        .ifPresent(
            action -> {
              run(action);
              event.consume();
            });
  }
}
