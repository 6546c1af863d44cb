package dev.poolscope.ui.plot;

import javafx.scene.paint.Color;

/// Draws the band of one host: its connections by state, stacked, active ones at the bottom, then
/// idle ones, dials on top; its waiting requests as a line; below them when connections were
/// opened, upwards, and closed, downwards.
///
/// @param pen where to draw
/// @param style how
/// @param axis where instants are
/// @param band what
public record BandPainter(Pen pen, PlotStyle style, TimeAxis axis, Band band) {
  /// The share of the height above the largest number.
  private static final double HEADROOM = 0.13;

  /// The share of the height below it that connections take, and where requests wait beside them.
  private static final double CONNECTIONS_SHARE = 0.8;

  private static final double CONNECTIONS_BESIDE_WAITING_SHARE = 0.6;

  /// The height of small words.
  private static final double ROW = 12;

  /// How far a single event reaches of what the most in one pixel do.
  private static final double LEAST_CHURN_SHARE = 0.55;

  /// The connections by state.
  public void stack() {
    states().stack(style, heightOf(1));
  }

  /// The waiting requests, and the line that everything stands on.
  public void waiting() {
    Color color = style.palette().waiting();
    line(band.slots().waiting(), band.scale().waiting(), color, 1.6 * style.unit());
    pen.level(style.palette().rule(), band.stack().bottom(), axis.left(), axis.right());
  }

  /// A count as a line.
  ///
  /// @param values by slot
  /// @param most the value that reaches as high as there is room
  /// @param thickness in pixels
  public void line(int[] values, int most, Color color, double thickness) {
    states().line(values, usable() / Math.max(1, most), color, thickness);
  }

  /// When connections were opened and closed. A single event is well visible; more in the same
  /// pixel reach further.
  public void churn() {
    double middle = Math.rint((band.churn().top() + band.churn().bottom()) / 2);
    double reach = band.churn().height() / 2 - 2 * style.unit();
    bars(band.slots().opened(), style.palette().good(), middle - 1, -reach);
    bars(band.slots().closed(), style.palette().bad(), middle + 1, reach);
  }

  /// Failed requests, in a row of their own.
  ///
  /// @param counts by slot
  public void failures(int[] counts, Span row) {
    double base = Math.rint(row.bottom()) - 2 * style.unit();
    bars(counts, style.palette().bad(), base, -(row.height() - 4 * style.unit()));
    pen.level(style.palette().rule(), base, axis.left(), axis.right());
  }

  private void bars(int[] counts, Color color, double base, double reach) {
    double most = Math.max(1, StateSlots.most(counts));
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double share =
            LEAST_CHURN_SHARE
                + (1 - LEAST_CHURN_SHARE) * (most == 1 ? 1 : (counts[i] - 1) / (most - 1));
        double height = Math.abs(reach) * share;
        double top = reach < 0 ? base - height : base;
        pen.box(color, band.slots().x(i), top, Math.max(2, band.slots().step()), height);
      }
    }
  }

  /// The largest numbers, to the right of the axis; in a low band as far apart as words are high,
  /// not at the very heights they stand for.
  public void scale() {
    double x = axis.right() + 6 * style.unit();
    double row = ROW * style.unit();
    int connections = band.scale().connections();
    double highest = band.stack().top() + row / 2;
    if (band.scale().waiting() > 0) {
      Pen.Style waiting = style.small(style.palette().waiting());
      double middle = Math.max(highest, band.stack().bottom() - usable());
      pen.words(String.valueOf(band.scale().waiting()), waiting, x, middle);
      highest = middle + row;
    }
    pen.words(String.valueOf(connections), style.dim(), x, Math.max(highest, y(connections)));
  }

  /// The height at which so many connections end, in pixels from the top of the plot.
  public double y(int connections) {
    return band.stack().bottom() - heightOf(connections);
  }

  private double heightOf(int connections) {
    double share =
        band.scale().waiting() > 0 ? CONNECTIONS_BESIDE_WAITING_SHARE : CONNECTIONS_SHARE;
    return usable() * share * connections / band.scale().connections();
  }

  private double usable() {
    return band.stack().height() * (1 - HEADROOM);
  }

  private StateBand states() {
    return new StateBand(pen, band.slots(), band.stack().bottom());
  }
}
