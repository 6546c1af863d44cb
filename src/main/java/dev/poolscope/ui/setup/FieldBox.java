package dev.poolscope.ui.setup;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A name, its control and, where it has one, its slider: on one line where they fit, else on two
/// or three; none of them is ever cut.
///
/// Threading: the JavaFX application thread.
final class FieldBox extends Region {
  private static final double GAP_PIXELS = 8;

  /// How long a slider is at least, by the size of the words.
  private static final double SLIDER_EM = 5;

  private final Label name;
  private final FieldEditor editor;
  private final Control control;
  private final Optional<Node> slider;

  /// @param name belongs to the control
  FieldBox(Label name, FieldEditor editor) {
    this.name = name;
    this.editor = editor;
    control = editor.control();
    slider = editor.slider();
    name.setLabelFor(control);
    name.getStyleClass().add("setup-name");
    name.setMinWidth(USE_PREF_SIZE);
    editor.nameIs(name);
    getStyleClass().add("setup-field");
    getChildren().addAll(name, control);
    slider.ifPresent(getChildren()::add);
  }

  /// What stands beside the name.
  private enum Beside {
    /// The slider and the control.
    BOTH,
    /// The control.
    CONTROL,
    /// Nothing.
    NONE
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return around(Math.max(name.prefWidth(-1), editor.needs()));
  }

  @Override
  protected double computePrefWidth(double height) {
    return around(named());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double text = name.prefHeight(-1);
    double edit = control.prefHeight(-1);
    Beside beside = beside(width);
    double lines = beside == Beside.NONE ? text + edit : Math.max(text, edit);
    double below = beside == Beside.BOTH ? 0 : sliderHeight();
    return getInsets().getTop() + lines + below + getInsets().getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double left = insets.getLeft();
    double top = insets.getTop();
    double width = getWidth() - left - insets.getRight();
    double slide = sliderHeight();
    Beside beside = beside(getWidth());
    double below = beside == Beside.BOTH ? 0 : slide;
    double height = getHeight() - top - insets.getBottom() - below;
    double text = name.prefHeight(-1);
    double edit = control.prefHeight(-1);
    double used = name.prefWidth(-1);
    if (beside == Beside.NONE) {
      name.resizeRelocate(left, top, used, text);
      control.resizeRelocate(left, top + text, width, edit);
    } else {
      double slot = beside == Beside.BOTH ? width - named() - GAP_PIXELS : -GAP_PIXELS;
      double from = left + used + GAP_PIXELS;
      name.resizeRelocate(left, snapPositionY(top + (height - text) / 2), used, text);
      double at = snapPositionX(from + slot + GAP_PIXELS);
      control.resizeRelocate(at, snapPositionY(top + (height - edit) / 2), left + width - at, edit);
      if (beside == Beside.BOTH) {
        double middle = snapPositionY(top + (height - slide) / 2);
        slider.ifPresent(node -> node.resizeRelocate(from, middle, slot, slide));
        return;
      }
    }
    slider.ifPresent(node -> node.resizeRelocate(left, top + height, width, slide));
  }

  private Beside beside(double width) {
    double em = name.getFont().getSize();
    double room = width < 0 ? Double.MAX_VALUE : width - around(named());
    boolean both = slider.isPresent() && room >= GAP_PIXELS + SLIDER_EM * em;
    return both ? Beside.BOTH : room >= 0 ? Beside.CONTROL : Beside.NONE;
  }

  /// The width of the name and the control beside it.
  private double named() {
    return name.prefWidth(-1) + GAP_PIXELS + editor.needs();
  }

  private double sliderHeight() {
    return slider.map(node -> node.prefHeight(-1)).orElse(0.0);
  }

  private double around(double width) {
    return getInsets().getLeft() + Math.ceil(width) + getInsets().getRight();
  }
}
