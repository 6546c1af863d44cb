package dev.poolscope.ui.plot;

import dev.poolscope.ui.fx.Command;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the time of every plot.
public final class TimeCommands {
  /// Zooms in.
  public static final String ZOOM_IN = "zoom-in";

  /// Zooms out.
  public static final String ZOOM_OUT = "zoom-out";

  /// Shows the whole run.
  public static final String SHOW_ALL = "show-all";

  /// All of them.
  public static final List<Command<TimeModel>> ALL =
      List.of(
          Command.of(
              ZOOM_IN,
              "Zoom in",
              Feather.ZOOM_IN,
              TimeModel::zoomIn,
              "Plus",
              "Equals",
              "Add",
              "Shift+Equals"),
          Command.of(
              ZOOM_OUT, "Zoom out", Feather.ZOOM_OUT, TimeModel::zoomOut, "Minus", "Subtract"),
          Command.of(
              SHOW_ALL,
              "Show the whole run",
              Feather.MAXIMIZE_2,
              TimeModel::showAll,
              "0",
              "Numpad 0"),
          Command.of("pan-left", "Move to the left", time -> time.pan(-1), "Left"),
          Command.of("pan-right", "Move to the right", time -> time.pan(1), "Right"),
          Command.of("start", "Move to the start", TimeModel::showStart, "Home"),
          Command.of("end", "Move to the end", TimeModel::showEnd, "End"),
          Command.of(
              "cursor-left", "Crosshair to the left", t -> t.moveCursor(-1), "Shortcut+Left"),
          Command.of(
              "cursor-right", "Crosshair to the right", t -> t.moveCursor(1), "Shortcut+Right"));

  private TimeCommands() {}
}
