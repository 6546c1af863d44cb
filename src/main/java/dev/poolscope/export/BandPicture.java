package dev.poolscope.export;

import dev.poolscope.model.HostCounts;
import dev.poolscope.units.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The connections of one host over time as an SVG picture: dialing, active and idle stacked, and a
/// line for the requests that wait. Made from samples; where there are more than columns, a column
/// shows the largest of its samples.
///
/// Threading: confined to one thread.
final class BandPicture {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 160;
  private static final int LEFT = 44;
  private static final int BOTTOM = 22;
  private static final int TOP = 8;
  private static final int MOST_COLUMNS = 800;
  private static final double MOST_TICKS = 11;

  private final List<int[]> columns = new ArrayList<>();
  private int samplesPerColumn = 1;
  private int[] current = new int[4];
  private int inCurrent;

  /// Adds the state at the next sampling instant.
  void add(HostCounts counts) {
    int[] values = {counts.idle(), counts.active(), counts.dialing(), counts.waiting()};
    if (inCurrent == 0 || sum(values) > sum(current)) {
      current = values;
    } else {
      current[3] = Math.max(current[3], values[3]);
    }
    inCurrent++;
    if (inCurrent == samplesPerColumn) {
      columns.add(current);
      inCurrent = 0;
      current = new int[4];
      if (columns.size() > MOST_COLUMNS) {
        halve();
      }
    }
  }

  private static int sum(int... values) {
    return values[0] + values[1] + values[2];
  }

  /// Makes one column of every two.
  private void halve() {
    List<int[]> half = new ArrayList<>();
    for (int i = 0; i + 1 < columns.size(); i += 2) {
      int[] first = columns.get(i);
      int[] second = columns.get(i + 1);
      int[] larger = (sum(second) > sum(first) ? second : first).clone();
      larger[3] = Math.max(first[3], second[3]);
      half.add(larger);
    }
    columns.clear();
    columns.addAll(half);
    samplesPerColumn *= 2;
  }

  /// The picture.
  ///
  /// @param nanos how long the time axis is
  /// @param title what it shows, for those who do not see it
  String svg(long nanos, String title) {
    int most = 1;
    for (int[] column : columns) {
      most = Math.max(most, Math.max(sum(column), column[3]));
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" preserveAspectRatio=\"none\"><title>%s</title>",
            WIDTH,
            HEIGHT,
            Html.escaped(title)));
    int[] base = new int[columns.size()];
    String[] classes = {"idle", "active", "dialing"};
    for (int state = 0; state < classes.length; state++) {
      svg.append(area(classes[state], state, base, most));
      for (int i = 0; i < base.length; i++) {
        base[i] += columns.get(i)[state];
      }
    }
    svg.append(waiting(most)).append(axes(most, nanos)).append("</svg>\n");
    return svg.toString();
  }

  private String area(String cssClass, int state, int[] base, int most) {
    StringBuilder top = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      double left = x(i);
      double right = x(i + 1);
      double y = y(base[i] + columns.get(i)[state], most);
      top.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", left, y, right, y));
      double below = y(base[i], most);
      back.insert(0, String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", right, below, left, below));
    }
    return "<polygon class=\"" + cssClass + "\" points=\"" + top + back + "\"/>";
  }

  private String waiting(int most) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      double y = y(columns.get(i)[3], most);
      line.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x(i), y, x(i + 1), y));
    }
    return "<polyline class=\"waiting\" points=\"" + line + "\"/>";
  }

  private static String axes(int most, long nanos) {
    StringBuilder axes = new StringBuilder();
    axes.append(line(LEFT, HEIGHT - BOTTOM, WIDTH, HEIGHT - BOTTOM));
    axes.append(line(LEFT, TOP, LEFT, HEIGHT - BOTTOM));
    axes.append(label(LEFT - 6, TOP + 10, "end", String.valueOf(most)));
    axes.append(label(LEFT - 6, HEIGHT - BOTTOM, "end", "0"));
    for (Ticks.Tick tick : Ticks.of(0, nanos, nanos / MOST_TICKS)) {
      double at = LEFT + (WIDTH - LEFT) * (tick.nanos() / (double) nanos);
      String anchor = tick.nanos() == 0 ? "start" : at > WIDTH - LEFT ? "end" : "middle";
      axes.append(label(at, HEIGHT - 6, anchor, tick.label()));
    }
    return axes.toString();
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        x1,
        y1,
        x2,
        y2);
  }

  private static String label(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x,
        y,
        anchor,
        Html.escaped(words));
  }

  private double x(int column) {
    return LEFT + (double) (WIDTH - LEFT) * column / Math.max(1, columns.size());
  }

  private static double y(int value, int most) {
    return HEIGHT - BOTTOM - (double) (HEIGHT - BOTTOM - TOP) * value / most;
  }
}
