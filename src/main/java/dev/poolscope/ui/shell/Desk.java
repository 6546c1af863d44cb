package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;

/// What a [Workbench] needs of its window.
interface Desk {
  /// Works off the application thread.
  FxExecutor executor();

  /// Wakes views.
  PulsePump pump();

  /// Where dividers were.
  Layout layout();

  /// Begins to run the experiment on the desk.
  void run();
}
