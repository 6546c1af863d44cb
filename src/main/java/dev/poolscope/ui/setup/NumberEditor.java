package dev.poolscope.ui.setup;

import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Edits a number as text, by Up and Down, by the wheel while it has the focus, by dragging its
/// name sideways and, where it has one, by a slider.
///
/// Threading: the JavaFX application thread.
final class NumberEditor implements FieldEditor {
  private static final double PIXELS_A_STEP = 8;

  private final NumberScale scale;
  private final Edits edits;
  private final TextEditor text;
  private final TextField field;
  private final @Nullable Slider slider;
  private List<String> ladder = List.of();
  private String shown = "";
  private boolean showing;
  private String dragFrom = "";
  private double dragFromX;

  /// Takes what is edited.
  interface Edits {
    /// Takes a value.
    void enter(String value);

    /// Says that the values that follow are one edit.
    void begin();

    /// Says that they have ended.
    void end();
  }

  /// @param sliding whether there is a slider
  NumberEditor(NumberScale scale, boolean sliding, Edits edits) {
    this.scale = scale;
    this.edits = edits;
    text = new TextEditor(edits::enter);
    field = (TextField) text.control();
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    field.addEventFilter(ScrollEvent.SCROLL, this::turn);
    slider = sliding ? made() : null;
  }

  @Override
  public Control control() {
    return field;
  }

  @Override
  public Optional<Node> slider() {
    return Optional.ofNullable(slider);
  }

  @Override
  public void nameIs(Label name) {
    name.setCursor(Cursor.H_RESIZE);
    name.setOnMousePressed(this::grab);
    name.setOnMouseDragged(this::drag);
    name.setOnMouseReleased(_ -> edits.end());
  }

  @Override
  public void show(RowFacts facts) {
    text.show(facts);
    shown = facts.text();
    if (slider != null && !slider.isPressed()) {
      show(slider);
    }
  }

  @Override
  public void commit() {
    text.commit();
  }

  private void show(Slider control) {
    if (!scale.isInside(shown, ladder)) {
      ladder = scale.ladder(shown);
    }
    showing = true;
    control.setDisable(ladder.size() < 2);
    control.setMax(Math.max(1, ladder.size() - 1));
    control.setValue(scale.place(shown, ladder));
    showing = false;
  }

  private Slider made() {
    Slider control = new Slider(0, 1, 0);
    control.getStyleClass().add("setup-slider");
    // The field itself takes the arrow keys.
    control.setFocusTraversable(false);
    control.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> edits.begin());
    control.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        _ -> {
          edits.end();
          show(control);
        });
    control.valueProperty().subscribe(value -> slide(value.doubleValue()));
    return control;
  }

  private void slide(double place) {
    if (!showing && !ladder.isEmpty()) {
      enter(ladder.get((int) Math.clamp(Math.round(place), 0, ladder.size() - 1L)));
    }
  }

  private void press(KeyEvent event) {
    boolean shift = event.isShiftDown();
    int steps =
        switch (event.getCode()) {
          case UP, KP_UP, PAGE_UP -> 1;
          case DOWN, KP_DOWN, PAGE_DOWN -> -1;
          default -> 0;
        };
    if (steps != 0 && !event.isShortcutDown() && !event.isAltDown()) {
      boolean page = event.getCode().name().startsWith("PAGE");
      step(typed(), steps, shift || page);
      event.consume();
    }
  }

  /// The wheel scrolls the form unless the field has the focus. With Shift the wheel is told as one
  /// that turns sideways.
  private void turn(ScrollEvent event) {
    double turned = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (field.isFocused() && turned != 0 && !event.isShortcutDown()) {
      step(typed(), turned > 0 ? 1 : -1, event.isShiftDown());
      event.consume();
    }
  }

  private void grab(MouseEvent event) {
    field.requestFocus();
    dragFrom = typed();
    dragFromX = event.getX();
    edits.begin();
  }

  private void drag(MouseEvent event) {
    int steps = (int) ((event.getX() - dragFromX) / PIXELS_A_STEP);
    step(dragFrom, steps, event.isShiftDown());
  }

  /// What is in the field; the default where that is nothing.
  private String typed() {
    return field.getText().isBlank() ? shown : field.getText();
  }

  private void step(String from, int steps, boolean coarse) {
    scale.step(from, steps, coarse).ifPresent(this::enter);
    field.end();
  }

  private void enter(String value) {
    if (!value.equals(shown)) {
      edits.enter(value);
    }
  }
}
