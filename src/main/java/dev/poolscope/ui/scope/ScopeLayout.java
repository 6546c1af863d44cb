package dev.poolscope.ui.scope;

import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.Span;
import java.util.Set;

/// Where the parts of the scope are, from top to bottom: the axis, the labels of changes, a band
/// for each host, the balancer's strip, the legend, the lanes. Pixels from the top left.
///
/// @param width of the whole
/// @param height of the whole
/// @param unit the length that grows with the size of text
/// @param hosts how many bands there are: one for each host, or for each client of it
/// @param bands the part that shows bands, which scroll if they are more than fit
/// @param bandHeight the height of one band, its churn and the gap below it included
/// @param failing the bands that have a row of failed requests beside that
/// @param stripRows how many rows the balancer's part has, one for each host up to eight
/// @param strip the balancer's part, without height where there are no picks
/// @param legend the part that explains colours
/// @param lanes the part that shows connections
record ScopeLayout(
    double width,
    double height,
    double unit,
    int hosts,
    Span bands,
    double bandHeight,
    Set<Integer> failing,
    int stripRows,
    Span strip,
    Span legend,
    Span lanes) {
  private static final double AXIS = 26;
  private static final double MARK_ROW = 18;
  /// Has room for a number of six digits and a port.
  private static final double GUTTER = 134;
  private static final double LEGEND = 30;
  private static final double LEGEND_ROW_MORE = 20;
  private static final double LANE = 22;
  private static final double LEAST_BAND = 62;
  private static final double BEST_BAND = 138;
  private static final double TALLEST_BAND = 230;
  private static final double CHURN = 26;
  private static final double FAILURES = 20;
  private static final double GAP = 8;
  private static final double STRIP_TOP = 5;
  private static final double STRIP_ROW = 13;
  /// The scroll bar, and a little.
  private static final double BESIDE_WORDS = 12;
  private static final int MOST_STRIP_ROWS = 8;
  private static final double MOST_SHARE_OF_BANDS = 0.56;
  private static final double MOST_SHARE_OF_TALL_BANDS = 0.75;

  /// What a layout must hold.
  ///
  /// @param hosts how many bands: hosts, or clients of hosts
  /// @param picked how many hosts the balancer picks from, which has a strip; 0 where it has none
  /// @param markRows rows for labels of changes, 0 to 2
  /// @param failing the bands with failed requests
  /// @param legendRows rows that explain colours, 1 or more
  /// @param tall whether bands come first, for those who look from afar
  /// @param lines lines of lanes, which leave room for taller bands where they are few
  record Contents(
      int hosts,
      int picked,
      int markRows,
      Set<Integer> failing,
      int legendRows,
      boolean tall,
      int lines) {
    /// Where lines may be added at any time, none of them may move the bands.
    static final int ANY_LINES = 1_000_000;
  }

  static ScopeLayout of(double width, double height, double unit, Contents contents) {
    double top = (AXIS + MARK_ROW * contents.markRows()) * unit;
    double strip = contents.picked() > 0 ? stripHeight(contents.picked()) * unit : 0;
    double legendHeight = (LEGEND + LEGEND_ROW_MORE * (contents.legendRows() - 1)) * unit;
    double free = Math.max(0, height - top - strip - legendHeight);
    double share = contents.tall() ? MOST_SHARE_OF_TALL_BANDS : MOST_SHARE_OF_BANDS;
    double lines = contents.tall() ? 0 : contents.lines() * LANE * unit;
    double spare = (free - lines) / Math.max(1, contents.hosts());
    double wanted = Math.clamp(spare, BEST_BAND * unit, TALLEST_BAND * unit);
    double failures = contents.failing().size() * FAILURES * unit;
    double best = Math.min(contents.hosts() * wanted + failures, free * share);
    double each = Math.max(LEAST_BAND * unit, (best - failures) / Math.max(1, contents.hosts()));
    double shown = Math.min(each * contents.hosts() + failures, Math.max(each, best));
    Span bands = new Span(top, top + Math.floor(shown));
    Span strips = new Span(bands.bottom(), bands.bottom() + strip);
    Span legend = new Span(strips.bottom(), strips.bottom() + legendHeight);
    Span lanes = new Span(legend.bottom(), Math.max(legend.bottom(), height));
    return new ScopeLayout(
        width,
        height,
        unit,
        contents.hosts(),
        bands,
        each,
        contents.failing(),
        Math.min(contents.picked(), MOST_STRIP_ROWS),
        strips,
        legend,
        lanes);
  }

  private static double stripHeight(int hosts) {
    return STRIP_TOP + STRIP_ROW * Math.min(hosts, MOST_STRIP_ROWS) + GAP;
  }

  double plotLeft() {
    return GUTTER * unit;
  }

  double plotWidth() {
    return Math.max(1, width - plotLeft() - PlotStyle.RIGHT_MARGIN * unit);
  }

  double axisHeight() {
    return AXIS * unit;
  }

  double markRow() {
    return MARK_ROW * unit;
  }

  /// How many rows the legend has room for.
  int legendRows() {
    return 1 + (int) Math.rint((legend.height() / unit - LEGEND) / LEGEND_ROW_MORE);
  }

  /// The middle of a row of the legend, from 0.
  double legendMiddle(int row) {
    return Math.rint(legend.top() + (LEGEND / 2 + row * LEGEND_ROW_MORE) * unit);
  }

  /// The part of a width that the legend has, from `plotLeft` on.
  static Span legendAcross(double width, double unit) {
    return new Span(GUTTER * unit, width - BESIDE_WORDS * unit);
  }

  /// Where words end at the latest.
  double wordsRight() {
    return width - BESIDE_WORDS * unit;
  }

  double laneHeight() {
    return Math.rint(LANE * unit);
  }

  /// Where the first row of the balancer's strip begins.
  double stripTop() {
    return strip.top() + STRIP_TOP * unit;
  }

  double stripRow() {
    return STRIP_ROW * unit;
  }

  double churnHeight() {
    return CHURN * unit;
  }

  /// The height of the stacked states within a band.
  double stackHeight() {
    return Math.max(1, bandHeight - (CHURN + GAP) * unit);
  }

  /// The height of a row of failed requests.
  double failuresHeight() {
    return FAILURES * unit;
  }

  /// How high all bands are together.
  double bandsContent() {
    return bandHeight * hosts + failuresHeight() * failing.size();
  }

  /// Where a band begins; that behind the last one is where all bands end.
  double bandTop(int host, double scroll) {
    long before = failing.stream().filter(other -> other < host).count();
    return bands.top() + host * bandHeight + before * failuresHeight() - scroll;
  }
}
