package dev.poolscope.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/// Words that cannot be read: labels that are cut, or lie over one another.
///
/// Threading: the JavaFX application thread, after a layout.
public final class LabelProblems {
  /// Rounding is no fault.
  private static final double SLACK_PIXELS = 2;

  /// What is made shorter on purpose, with the whole in a tooltip.
  private static final String MAY_BE_CUT = "ps-may-be-cut";

  private record Seen(Labeled label, Bounds bounds) {}

  private final List<Seen> labels = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private LabelProblems() {}

  /// What is wrong in a tree of nodes, a sentence each.
  ///
  /// @param root as large as the window
  public static List<String> in(Parent root) {
    LabelProblems found = new LabelProblems();
    found.visit(root, root.localToScene(root.getLayoutBounds()), false);
    found.findOverlaps();
    return found.problems;
  }

  private void visit(Node node, Bounds visible, boolean scrolls) {
    if (!node.isVisible() || node instanceof Cell<?> || node.getOpacity() == 0) {
      return;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    boolean within =
        node instanceof ScrollPane || node instanceof TableView<?> || node instanceof TabPane;
    Bounds seen = within || node.getClip() != null ? intersection(visible, bounds) : visible;
    if (node instanceof Labeled label && label.getText() != null && !label.getText().isEmpty()) {
      judge(label, intersection(visible, bounds), bounds, scrolls);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, seen, scrolls || within));
    }
  }

  private void judge(Labeled label, Bounds seen, Bounds whole, boolean scrolls) {
    if (seen.getWidth() <= SLACK_PIXELS || seen.getHeight() <= SLACK_PIXELS) {
      if (!scrolls) {
        problems.add("“" + label.getText() + "” is out of sight");
      }
      return;
    }
    labels.add(new Seen(label, seen));
    if (label.getStyleClass().contains(MAY_BE_CUT)) {
      return;
    }
    boolean shortened =
        label.lookup(".text") instanceof Text text && !text.getText().equals(label.getText());
    boolean low =
        label.isWrapText() && label.getHeight() + SLACK_PIXELS < label.prefHeight(label.getWidth());
    boolean offEdge =
        !scrolls
            && (seen.getWidth() + SLACK_PIXELS < whole.getWidth()
                || seen.getHeight() + SLACK_PIXELS < whole.getHeight());
    if (shortened || low || offEdge) {
      problems.add(
          "“%s” (%s) is cut%s"
              .formatted(
                  label.getText(),
                  label.getId() == null ? label.getStyleClass() : label.getId(),
                  offEdge ? " by the edge" : ""));
    }
  }

  private void findOverlaps() {
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        Seen one = labels.get(i);
        Seen other = labels.get(j);
        Bounds both = intersection(one.bounds(), other.bounds());
        if (both.getWidth() > SLACK_PIXELS
            && both.getHeight() > SLACK_PIXELS
            && !isWithin(one.label(), other.label())
            && !isWithin(other.label(), one.label())) {
          problems.add(
              "“%s” and “%s” lie over one another"
                  .formatted(one.label().getText(), other.label().getText()));
        }
      }
    }
  }

  private static boolean isWithin(Node inner, Node outer) {
    for (Node node = inner; node != null; node = node.getParent()) {
      if (node.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static Bounds intersection(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    double width = Math.min(one.getMaxX(), other.getMaxX()) - x;
    double height = Math.min(one.getMaxY(), other.getMaxY()) - y;
    return new BoundingBox(x, y, Math.max(0, width), Math.max(0, height));
  }
}
