package dev.poolscope.ui.setup;

import dev.poolscope.ui.fx.Command;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done with the form as a whole.
final class SetupCommands {
  static final String UNDO = "undo";
  static final String REDO = "redo";
  static final String SAVE = "save";
  static final String COPY = "copy";

  static final List<Command<SetupView>> ALL =
      List.of(
          Command.of(UNDO, "Undo", Feather.CORNER_UP_LEFT, SetupView::undo, "Shortcut+Z"),
          Command.of(REDO, "Redo", Feather.CORNER_UP_RIGHT, SetupView::redo, "Shortcut+Shift+Z"),
          Command.of(SAVE, "Save as…", SetupView::save, "Shortcut+S"),
          Command.of(COPY, "Copy as command line", SetupView::copyCommandLine, "Shortcut+Shift+L"),
          Command.of("run", "Run what is in the form", SetupView::run, "Shortcut+Enter"));

  private SetupCommands() {}
}
