package dev.poolscope.ui.compare;

import dev.poolscope.compare.Comparison;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Palette;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Two or more recorded runs on one axis of time, aligned at their start, and the table of their
/// differences.
///
/// Threading: the JavaFX application thread; the differences are found off it.
public final class CompareView extends BorderPane {
  private static final URL STYLES =
      Objects.requireNonNull(CompareView.class.getResource("/themes/compare.css"));

  private final CompareModel model;
  private final FxExecutor executor;
  private final RunsHeader header;
  private final BandsView bands;
  private final DifferencesView differences;
  private final SplitPane parts = new SplitPane();
  private Runnable stopComparing = () -> {};

  /// Compares some runs, at least two. [#pulse] shows them; [#dispose] must be called before their
  /// recordings are closed.
  public CompareView(List<OpenedRun> runs, FxExecutor executor) {
    this.model = new CompareModel(runs);
    this.executor = executor;
    this.header = new RunsHeader(model.runs());
    this.bands = new BandsView(model);
    this.differences = new DifferencesView(runs.size());
    differences.textSizeProperty().bind(bands.textSizeProperty());
    setId("compare");
    getStyleClass().addAll("ps-compare", "ps-background");
    getStylesheets().add(STYLES.toExternalForm());
    setTop(top());
    parts.setId("split-compare");
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().addAll(bands, differences);
    setCenter(parts);
    bands.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private HBox top() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Legend legend = new Legend(bands.paletteProperty(), bands.textSizeProperty());
    HBox top =
        new HBox(
            header,
            space,
            legend,
            button(CompareAction.ZOOM_OUT, Feather.ZOOM_OUT),
            button(CompareAction.ZOOM_IN, Feather.ZOOM_IN),
            button(CompareAction.SHOW_ALL, Feather.MAXIMIZE_2));
    top.getStyleClass().add("top");
    return top;
  }

  private Button button(CompareAction action, Ikon icon) {
    Button button = new Button("", new FontIcon(icon));
    button.setId("compare-" + action.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    button.setAccessibleText(action.words());
    button.setTooltip(new Tooltip(action.tooltip()));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run(model));
    return button;
  }

  private void pressed(KeyEvent event) {
    CompareAction.of(event)
        .ifPresent(
            action -> {
              action.run(model);
              event.consume();
            });
  }

  /// The pane whose divider stands between the bands and the table.
  public SplitPane parts() {
    return parts;
  }

  /// The colours of the drawing.
  public ObjectProperty<Palette> paletteProperty() {
    return bands.paletteProperty();
  }

  /// The size of normal words in pixels; what is drawn grows with it.
  public DoubleProperty textSizeProperty() {
    return bands.textSizeProperty();
  }

  /// Shows what has changed since the last pulse.
  public void pulse() {
    boolean grew = model.refresh();
    if (grew) {
      header.showProgress();
      stopComparing.run();
      stopComparing = executor.call(model::compare, this::show);
    }
    bands.pulse(grew);
  }

  private void show(Comparison comparison) {
    header.show(comparison);
    header.showProgress();
    differences.show(comparison);
  }

  /// Ends what it still works on.
  public void dispose() {
    stopComparing.run();
  }

  /// The bands take the keys.
  @Override
  public void requestFocus() {
    bands.requestFocus();
  }
}
