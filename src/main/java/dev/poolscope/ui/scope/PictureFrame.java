package dev.poolscope.ui.scope;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.report.ExpectationResult;
import dev.poolscope.report.RunReport;
import dev.poolscope.schema.Labels;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.fx.Fonts;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotFonts;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.units.Durations;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// What a picture file says around the scope: title, question and verdict above it, below it how
/// the run was made and what there was no room for.
///
/// @param style how things are painted
/// @param width of the picture
/// @param height of the picture
record PictureFrame(PlotStyle style, double width, double height) {
  private static final double HEADER = 62;
  private static final double FOOTER = 30;
  private static final double MARGIN = 14;
  private static final double TITLE_SIZE = 19;

  double scopeTop() {
    return HEADER * style.unit();
  }

  double scopeHeight() {
    return height - (HEADER + FOOTER) * style.unit();
  }

  /// What the scope has no room for, in words; empty if there is room for all of it.
  String leftOut(Frame frame, ScopeData data) {
    List<String> words = new ArrayList<>();
    ScopeLayout layout = frame.layout();
    int bands = (int) (layout.bands().height() / layout.bandHeight() + 0.01);
    add(words, layout.hosts() - bands, "host");
    LaneLines rows = data.order().upTo(frame.nowNanos());
    int shown = 0;
    int fitting = (int) (layout.lanes().height() / layout.laneHeight());
    for (int line = 0; line < Math.min(fitting, rows.lines()); line++) {
      LaneLines.Place place = rows.at(line);
      shown += place == null ? 0 : rows.shownIn(place);
    }
    add(words, rows.connections() - shown, "connection");
    return words.isEmpty() ? "" : "no room for " + String.join(" and ", words);
  }

  private static void add(List<String> words, int count, String noun) {
    if (count > 0) {
      words.add(NumberText.count(count, "more " + noun, "more " + noun + "s"));
    }
  }

  void paint(Pen pen, Recording recording, String leftOut) {
    Palette palette = style.palette();
    double u = style.unit();
    pen.box(palette.background(), 0, 0, width, scopeTop());
    pen.box(palette.background(), 0, height - FOOTER * u, width, FOOTER * u);
    pen.level(palette.rule(), height - FOOTER * u, 0, width);
    double verdictLeft = verdict(pen, recording.report());
    Experiment experiment = recording.experiment();
    double room = verdictLeft - 2 * MARGIN * u;
    Font titleFont = Fonts.boldWords(TITLE_SIZE * u);
    Pen.Style title = new Pen.Style(titleFont, palette.text());
    Pen.Style dim = new Pen.Style(style.fonts().normal(), palette.dim());
    pen.words(Pen.cut(experiment.title(), titleFont, room), title, MARGIN * u, 22 * u);
    pen.words(Pen.cut(experiment.question(), dim.font(), room), dim, MARGIN * u, 46 * u);
    double footer = height - FOOTER * u / 2;
    pen.words(origin(experiment), dim, MARGIN * u, footer);
    pen.wordsUpTo(leftOut, dim, width - MARGIN * u, footer);
  }

  private static String origin(Experiment experiment) {
    return experiment.name()
        + " · rules "
        + Labels.of(experiment.transport().rules())
        + " · window "
        + Durations.format(experiment.duration())
        + " · seed "
        + experiment.seed();
  }

  /// The verdict at the right; returns where it begins.
  private double verdict(Pen pen, RunReport report) {
    double u = style.unit();
    double right = width - MARGIN * u;
    List<ExpectationResult> results = report.expectations();
    if (results.isEmpty()) {
      return right;
    }
    long held = results.stream().filter(ExpectationResult::held).count();
    Color color = report.held() ? style.palette().good() : style.palette().bad();
    Pen.Style bold = new Pen.Style(style.fonts().bold(), color);
    String words = report.held() ? "✓ held" : "✕ not held";
    String count = held + " of " + results.size() + " expectations held";
    Pen.Style dim = new Pen.Style(style.fonts().normal(), style.palette().dim());
    pen.wordsUpTo(words, bold, right, 22 * u);
    pen.wordsUpTo(count, dim, right, 46 * u);
    return right - PlotFonts.width(dim.font(), count);
  }
}
