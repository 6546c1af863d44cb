package dev.poolscope.ui.compare;

import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.plot.TimeCommands;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done with compared runs by key.
final class CompareCommands {
  static final String COPY = "copy";
  static final String BACK = "back";
  static final String OWN_SCALES = "own-scales";

  static final List<Command<CompareView>> ALL =
      Stream.concat(
              Stream.of(
                  Command.of(
                      BACK,
                      "Back to where you came from",
                      Feather.ARROW_LEFT,
                      CompareView::leave,
                      "Alt+Left"),
                  Command.of(
                      "clear", "Remove the crosshair, then back", CompareView::clearOrLeave, "Esc"),
                  Command.of(
                      "baseline",
                      "Make the next run the baseline",
                      CompareView::makeNextBaseline,
                      "B"),
                  Command.of(
                      OWN_SCALES,
                      "Each host to a scale of its own, or all to one",
                      Feather.BAR_CHART_2,
                      CompareView::toggleOwnScales,
                      "H"),
                  Command.of(
                      COPY,
                      "Copy as CSV",
                      Feather.COPY,
                      CompareView::copyDifferences,
                      "Shortcut+C")),
              TimeCommands.ALL.stream().map(command -> command.on(CompareView::time)))
          .toList();

  private CompareCommands() {}
}
