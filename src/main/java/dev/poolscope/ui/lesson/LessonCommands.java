package dev.poolscope.ui.lesson;

import dev.poolscope.ui.fx.Command;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// What can be done in a lesson.
final class LessonCommands {
  static final String NEXT = "next";
  static final String BACK = "back";
  static final String RUN = "run";
  static final String PREDICT = "predict";
  static final String ANSWER = "answer";
  static final String FORM = "form";
  static final String LEAVE = "leave";

  static final List<Command<LessonView>> ALL =
      List.of(
          Command.of(NEXT, "Next step", Feather.CHEVRON_RIGHT, LessonView::next, "Alt+Right")
              .unless(view -> view.isLast() ? "this is the last step" : ""),
          Command.of(BACK, "Step before", Feather.CHEVRON_LEFT, LessonView::back, "Alt+Left")
              .unless(view -> view.isFirst() ? "this is the first step" : ""),
          Command.of(PREDICT, "Predict first", Feather.EDIT_3, LessonView::predict, "Alt+P")
              .unless(view -> view.isRunning() ? "it is running" : ""),
          Command.of(RUN, "Run", Feather.PLAY, LessonView::run, "Alt+R")
              .unless(view -> view.isRunning() ? "it is running" : ""),
          Command.of(ANSWER, "Show answer", Feather.MESSAGE_CIRCLE, LessonView::answer, "Alt+A"),
          Command.of(FORM, "Settings", Feather.SLIDERS, LessonView::switchForm, "Alt+S"),
          Command.of(LEAVE, "Leave the lesson", Feather.X, LessonView::leave, "Alt+X"));

  private LessonCommands() {}
}
