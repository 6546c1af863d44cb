package dev.poolscope.ui.plot;

import dev.poolscope.ui.fx.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/// Says what the colours, patterns and lines of a plot mean.
public final class Legend {
  private static final double SQUARE = 11;
  private static final double BAR = 5.5;
  private static final double LINE = 2;
  private static final double LINE_WIDTH = 14;
  private static final double GAP = 6;
  private static final double SPACE = 16;

  private Legend() {}

  /// Something that plots draw.
  public enum Item {
    DIALING("dialing", SQUARE),
    ACTIVE("active", SQUARE),
    IDLE("idle", SQUARE),
    PEER_CLOSED("idle, peer closed", "peer closed", SQUARE),
    WAITING("waiting for a connection", "waiting", LINE),
    LIMIT("limit", LINE),
    FIRST_BYTE_AWAITED("first byte awaited", "1st byte", SQUARE),
    MANY_REQUESTS("many requests", "many", SQUARE),
    TLS("TLS", SQUARE),
    TIME_WAIT("TIME_WAIT", LINE),
    OPENED("opened", BAR),
    CLOSED("closed", BAR),
    FAILED("request failed", "failed", SQUARE),
    STANDSTILL("machine stood still", "stood still", SQUARE);

    private final String label;
    private final String shortLabel;
    private final double height;

    Item(String label, double height) {
      this(label, label, height);
    }

    Item(String label, String shortLabel, double height) {
      this.label = label;
      this.shortLabel = shortLabel;
      this.height = height;
    }

    private Paint paint(PlotStyle style) {
      Palette palette = style.palette();
      return switch (this) {
        case DIALING -> style.dialing();
        case ACTIVE -> palette.active();
        case IDLE -> palette.idle();
        case PEER_CLOSED -> style.peerGone();
        case WAITING -> palette.waiting();
        case LIMIT -> palette.dim();
        case FIRST_BYTE_AWAITED -> style.awaiting();
        case MANY_REQUESTS -> style.busy();
        case TLS -> style.tls();
        case TIME_WAIT -> palette.faint();
        case OPENED -> palette.good();
        case CLOSED, FAILED -> palette.bad();
        case STANDSTILL -> palette.dim();
      };
    }

    private double width() {
      return height == LINE ? LINE_WIDTH : SQUARE;
    }
  }

  /// Draws items one beside the other, as far as there is room; in fewer words where that makes
  /// more of it.
  ///
  /// @param items the most important first
  /// @param middles the heights of the rows that there is room for
  public static void draw(
      Pen pen, PlotStyle style, List<Item> items, Span across, List<Double> middles) {
    List<List<Placed>> rows = row(style, across).place(items, middles.size());
    for (int row = 0; row < rows.size(); row++) {
      double middle = middles.get(row);
      for (Placed placed : rows.get(row)) {
        sign(pen, style, placed.item(), Math.rint(placed.x()), middle);
        double after = (placed.item().width() + GAP) * style.unit();
        pen.words(placed.label(), style.dim(), placed.x() + after, middle);
      }
    }
  }

  /// How many rows all items take, in fewer words if need be.
  ///
  /// @param most no more rows than these
  public static int rows(PlotStyle style, List<Item> items, Span across, int most) {
    return row(style, across).rows(items, most);
  }

  private static Row row(PlotStyle style, Span across) {
    return new Row(
        across.top(),
        across.bottom(),
        style.unit(),
        text -> PlotFonts.width(style.fonts().small(), text));
  }

  /// An item that has room.
  ///
  /// @param x where it begins, in pixels
  record Placed(Item item, String label, double x) {}

  /// The room for items one beside the other.
  ///
  /// @param left where it begins, in pixels
  /// @param right where it ends
  /// @param unit the length that grows with the size of text
  /// @param widths how many pixels words take
  record Row(double left, double right, double unit, ToDoubleFunction<String> widths) {
    /// The items that have room, the first ones first; in fewer words if there is none for all.
    ///
    /// @param rows how many rows there are, one below the other
    List<List<Placed>> place(List<Item> items, int rows) {
      List<List<Placed>> whole = place(items, rows, item -> item.label);
      return count(whole) == items.size() ? whole : place(items, rows, item -> item.shortLabel);
    }

    /// How many rows all items take, and `most` at most.
    int rows(List<Item> items, int most) {
      int rows = 1;
      while (rows < most && count(place(items, rows)) < items.size()) {
        rows++;
      }
      return rows;
    }

    private static long count(List<List<Placed>> rows) {
      return rows.stream().mapToLong(List::size).sum();
    }

    private List<List<Placed>> place(List<Item> items, int rows, Function<Item, String> labels) {
      List<List<Placed>> placed = new ArrayList<>();
      List<Item> rest = items;
      for (int row = 0; row < rows; row++) {
        List<Item> later = new ArrayList<>();
        placed.add(row(rest, labels, later, row == rows - 1));
        rest = later;
      }
      return placed;
    }

    /// @param later takes what has no room
    /// @param last whether what has room may come before what has none, which is left out
    private List<Placed> row(
        List<Item> items, Function<Item, String> labels, List<Item> later, boolean last) {
      List<Placed> placed = new ArrayList<>();
      double x = left;
      for (Item item : items) {
        String label = labels.apply(item);
        double end = x + (item.width() + GAP) * unit + widths.applyAsDouble(label);
        if (end <= right && (last || later.isEmpty())) {
          placed.add(new Placed(item, label, x));
          x = end + SPACE * unit;
        } else {
          later.add(item);
        }
      }
      return placed;
    }
  }

  private static void sign(Pen pen, PlotStyle style, Item item, double x, double middle) {
    double width = item.width() * style.unit();
    double height = item.height * style.unit();
    if (item == Item.LIMIT) {
      pen.dashedLevel(style.palette().dim(), middle, x, x + width);
    } else {
      pen.box(item.paint(style), x, Math.rint(middle - height / 2), width, height);
    }
  }

  /// An item as a label of its own.
  public static Label label(Item item, PlotStyle style) {
    double u = style.unit();
    Rectangle sign = new Rectangle(SQUARE * u, item.height * u, item.paint(style));
    Label label = new Label(item.label, sign);
    label.getStyleClass().addAll("ps-dim", "ps-small");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
