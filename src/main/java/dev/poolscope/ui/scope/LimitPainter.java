package dev.poolscope.ui.scope;

import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.BandPainter;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Draws the limits of a band as dashed lines with their names; those above its scale as an arrow
/// with names and numbers.
///
/// @param pen where to draw
/// @param frame how
/// @param painter knows where counts are
/// @param band what the limits belong to
record LimitPainter(Pen pen, Frame frame, BandPainter painter, Band band) {
  private static final double LABEL_HEIGHT = 13;

  /// Draws those limits that hold within what the axis shows.
  void draw(LimitLines limits) {
    List<LimitLines.Step> steps = limits.steps();
    long shownTo = frame.axis().range().toNanos();
    for (int i = 0; i < steps.size(); i++) {
      long to = i + 1 < steps.size() ? steps.get(i + 1).fromNanos() : shownTo;
      if (steps.get(i).fromNanos() < shownTo && to > frame.axis().range().fromNanos()) {
        step(steps.get(i), frame.axis().clampedX(to));
      }
    }
  }

  private void step(LimitLines.Step step, double right) {
    double left = frame.axis().clampedX(step.fromNanos());
    double room = right - left - 8;
    List<Map.Entry<Integer, String>> above = new ArrayList<>();
    List<LimitLabels.Label> labels = new ArrayList<>();
    for (Map.Entry<Integer, String> limit : step.words().entrySet()) {
      if (limit.getKey() > band.scale().connections()) {
        above.add(limit);
        continue;
      }
      double y = painter.y(limit.getKey());
      pen.dashedLevel(frame.style().palette().dim(), y, left, right);
      // The scale says its largest number beside the plot.
      boolean isOnScale = limit.getKey() == band.scale().connections();
      String number = isOnScale ? "" : limit.getKey().toString();
      add(labels, List.of(limit.getValue(), number), room, y - 7 * unit());
    }
    if (!above.isEmpty()) {
      String names = above.stream().map(Map.Entry::getValue).collect(Collectors.joining(" · "));
      String numbers =
          above.stream().map(limit -> limit.getKey().toString()).collect(Collectors.joining(" · "));
      List<String> ways = List.of("↑ " + names, "↑ " + numbers);
      add(labels, ways, room, band.stack().top() + 8 * unit());
    }
    double lowest = band.stack().bottom() - LABEL_HEIGHT * unit() / 2;
    LimitLabels.apart(labels, LABEL_HEIGHT * unit(), lowest).forEach(label -> draw(label, right));
  }

  private void add(List<LimitLabels.Label> labels, List<String> ways, double room, double middle) {
    String words = LimitLabels.firstThatFits(ways, way -> width(way) <= room);
    if (!words.isEmpty()) {
      labels.add(new LimitLabels.Label(words, middle));
    }
  }

  private void draw(LimitLabels.Label label, double right) {
    double width = width(label.words()) + 6;
    double height = LABEL_HEIGHT * unit();
    pen.box(
        frame.style().palette().panel().deriveColor(0, 1, 1, 0.85),
        right - width - 2,
        label.middle() - height / 2,
        width,
        height);
    pen.wordsUpTo(label.words(), frame.style().dim(), right - 5, label.middle());
  }

  private double width(String words) {
    return PlotFonts.width(frame.style().dim().font(), words);
  }

  private double unit() {
    return frame.unit();
  }
}
