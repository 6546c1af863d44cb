package dev.poolscope.ui.plot;

import dev.poolscope.ui.fx.Palette;
import java.util.List;
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
  private static final double SPACE = 20;

  private Legend() {}

  /// Something that plots draw.
  public enum Item {
    DIALING("dialing", SQUARE),
    ACTIVE("active", SQUARE),
    IDLE("idle", SQUARE),
    PEER_CLOSED("idle, peer closed", SQUARE),
    WAITING("waiting for a connection", LINE),
    LIMIT("limit", LINE),
    FIRST_BYTE_AWAITED("first byte awaited", SQUARE),
    MANY_REQUESTS("many requests", SQUARE),
    TLS("TLS", SQUARE),
    TIME_WAIT("TIME_WAIT", LINE),
    OPENED("opened", BAR),
    CLOSED("closed", BAR),
    STANDSTILL("machine stood still", SQUARE);

    private final String label;
    private final double height;

    Item(String label, double height) {
      this.label = label;
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
        case CLOSED -> palette.bad();
        case STANDSTILL -> palette.dim();
      };
    }

    private double width() {
      return height == LINE ? LINE_WIDTH : SQUARE;
    }
  }

  /// Draws items one beside the other, as far as there is room.
  ///
  /// @param middle their height
  public static void draw(
      Pen pen, PlotStyle style, List<Item> items, double left, double right, double middle) {
    double u = style.unit();
    double x = left;
    for (Item item : items) {
      double after = (item.width() + GAP) * u;
      double end = x + after + PlotFonts.width(style.fonts().small(), item.label);
      if (end + SPACE * u > right) {
        continue;
      }
      sign(pen, style, item, Math.rint(x), middle);
      pen.words(item.label, style.dim(), x + after, middle);
      x = end + SPACE * u;
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
