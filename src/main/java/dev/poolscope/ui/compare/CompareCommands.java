package dev.poolscope.ui.compare;

import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.plot.TimeCommands;
import dev.poolscope.ui.plot.TimeModel;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done with compared runs by key.
final class CompareCommands {
  private static final Command<TimeModel> CLEAR =
      Command.of("clear", "Remove the crosshair", TimeModel::clearCursor, "Esc");

  static final String COPY = "copy";

  static final List<Command<CompareView>> ALL =
      Stream.concat(
              Stream.concat(TimeCommands.ALL.stream(), Stream.of(CLEAR))
                  .map(command -> command.on(CompareView::time)),
              Stream.of(
                  Command.of(
                      COPY,
                      "Copy as CSV",
                      Feather.COPY,
                      CompareView::copyDifferences,
                      "Shortcut+C")))
          .toList();

  private CompareCommands() {}
}
