package dev.poolscope.ui.scope;

import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.plot.TimeCommands;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done in the scope.
final class ScopeCommands {
  static final String FREEZE = "freeze";
  static final String PLAY = "play";
  static final String FASTER = "faster";
  static final String EVENT_BACK = "event-back";
  static final String EVENT_FORWARD = "event-forward";
  static final String STEP_BACK = "step-back";
  static final String STEP_FORWARD = "step-forward";
  static final String CLOSE_BACK = "close-back";
  static final String CLOSE_FORWARD = "close-forward";
  static final String PICK_BACK = "pick-back";
  static final String PICK_FORWARD = "pick-forward";
  static final String OWN_SCALES = "own-scales";
  static final String APART = "instances-apart";

  private static final long STEP = ScopeViewModel.STEP_NANOS;

  private static final List<Command<ScopeViewModel>> PLAYBACK =
      List.of(
          Command.of(
              FREEZE,
              "Freeze, or follow the run",
              Feather.PAUSE_CIRCLE,
              ScopeViewModel::toggleFollowing,
              "F"),
          Command.of(PLAY, "Play back, or pause", ScopeViewModel::togglePlaying, "P"),
          Command.of(
              "play-here",
              "Play the selected range, or from the crosshair on",
              ScopeViewModel::playHere,
              "Shift+P"),
          Command.of(FASTER, "Play back faster", ScopeViewModel::faster, "S"),
          Command.of("slower", "Play back slower", ScopeViewModel::slower, "Shift+S"));

  private static final List<Command<ScopeViewModel>> STEPS =
      List.of(
          Command.of(
              EVENT_BACK,
              "Back to the event before",
              Feather.SKIP_BACK,
              scope -> scope.stepEvent(false),
              "Comma"),
          Command.of(
              EVENT_FORWARD,
              "On to the next event",
              Feather.SKIP_FORWARD,
              scope -> scope.stepEvent(true),
              "Period"),
          Command.of(
              STEP_BACK,
              "Back by 20 ms",
              Feather.CHEVRON_LEFT,
              scope -> scope.stepBy(-STEP),
              "Shift+Comma"),
          Command.of(
              STEP_FORWARD,
              "On by 20 ms",
              Feather.CHEVRON_RIGHT,
              scope -> scope.stepBy(STEP),
              "Shift+Period"),
          Command.of(
              CLOSE_BACK,
              "Back to the close before",
              Feather.CHEVRONS_LEFT,
              scope -> scope.stepClose(false),
              "Shift+X"),
          Command.of(
              CLOSE_FORWARD,
              "On to the next close",
              Feather.CHEVRONS_RIGHT,
              scope -> scope.stepClose(true),
              "X"),
          Command.<ScopeViewModel>of(
                  PICK_BACK,
                  "Back to the pick before",
                  Feather.ARROW_LEFT,
                  scope -> scope.stepPick(false),
                  "Shift+K")
              .unless(ScopeViewModel::pickObstacle),
          Command.<ScopeViewModel>of(
                  PICK_FORWARD,
                  "On to the next pick",
                  Feather.ARROW_RIGHT,
                  scope -> scope.stepPick(true),
                  "K")
              .unless(ScopeViewModel::pickObstacle));

  private static final List<Command<ScopeViewModel>> VIEW =
      List.of(
          Command.of(
              "zoom-to-range", "Zoom to the selected range", ScopeViewModel::zoomToRange, "Z"),
          Command.of(
              "range-left",
              "Select to the left of the crosshair",
              scope -> scope.extendRange(-1),
              "Shift+Left"),
          Command.of(
              "range-right",
              "Select to the right of the crosshair",
              scope -> scope.extendRange(1),
              "Shift+Right"),
          Command.of(
              OWN_SCALES,
              "Each host to a scale of its own, or all to one",
              Feather.BAR_CHART_2,
              ScopeViewModel::toggleOwnScales,
              "H"),
          Command.<ScopeViewModel>of(
                  APART,
                  "A band for each instance, or one for all of them",
                  Feather.LAYERS,
                  ScopeViewModel::toggleApart,
                  "I")
              .unless(ScopeViewModel::apartObstacle),
          Command.of("clear", "Clear the range, then the selection", ScopeViewModel::clear, "Esc"));

  private static final List<Command<ScopeCanvas>> LANES =
      List.of(
          Command.of("lane-up", "Select the connection above", s -> s.moveSelection(false), "Up"),
          Command.of(
              "lane-down", "Select the connection below", s -> s.moveSelection(true), "Down"),
          Command.of("fold", "Unfold a group, or fold it", ScopeCanvas::toggleGroup, "Enter"),
          Command.of("page-up", "Scroll the connections up", s -> s.page(false), "Page Up"),
          Command.of("page-down", "Scroll the connections down", s -> s.page(true), "Page Down"));

  static final List<Command<ScopeCanvas>> STEPS_IN_TIME =
      STEPS.stream().map(command -> command.on(ScopeCanvas::model)).toList();

  static final List<Command<ScopeCanvas>> ALL =
      Stream.of(
              PLAYBACK.stream().map(command -> command.on(ScopeCanvas::model)),
              STEPS_IN_TIME.stream(),
              TimeCommands.ALL.stream().map(command -> command.on(ScopeCanvas::time)),
              VIEW.stream().map(command -> command.on(ScopeCanvas::model)),
              LANES.stream())
          .flatMap(commands -> commands)
          .toList();

  private ScopeCommands() {}
}
