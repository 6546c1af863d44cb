package dev.poolscope.ui.compare;

import dev.poolscope.compare.Comparison;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeCommands;
import dev.poolscope.ui.plot.TimeModel;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Two or more recorded runs on one axis of time, aligned at their start, and the table of their
/// differences.
///
/// Threading: the JavaFX application thread; the differences are found off it.
public final class CompareView extends BorderPane {
  private static final URL STYLES =
      Objects.requireNonNull(CompareView.class.getResource("/themes/compare.css"));

  private final CompareModel model;

  /// Bound, which does not keep this view alive as long as the window.
  private final ObjectProperty<PlotStyle> plotStyle = new SimpleObjectProperty<>();

  private final FxExecutor executor;
  private final RunsHeader header;
  private final BandsView bands;
  private final DifferencesView differences;
  private final CommandTable<CompareView> commands =
      new CommandTable<>("compare-", CompareCommands.ALL, this);
  private final SplitPane parts = new SplitPane();
  private Runnable stopComparing = () -> {};

  /// Compares some runs, at least two. [#pulse] shows them; [#dispose] must be called before their
  /// recordings are closed.
  ///
  /// @param style how they are drawn
  public CompareView(List<OpenedRun> runs, FxExecutor executor, ObservableValue<PlotStyle> style) {
    this.model = new CompareModel(runs);
    this.executor = executor;
    this.header = new RunsHeader(model.runs());
    plotStyle.bind(style);
    this.bands = new BandsView(model, plotStyle);
    Command<CompareView> copy = commands.get(CompareCommands.COPY);
    this.differences =
        new DifferencesView(
            runs.size(),
            plotStyle,
            commands.wired(new Button(copy.label(), copy.sign()), copy.id()));
    setId("compare");
    getStyleClass().addAll("ps-compare", "ps-background");
    getStylesheets().add(STYLES.toExternalForm());
    setTop(top());
    parts.setId("split-compare");
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().addAll(bands, differences);
    setCenter(parts);
    commands.listen(this);
  }

  private HBox top() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox top =
        new HBox(
            header,
            space,
            new LegendPane(plotStyle),
            button(TimeCommands.ZOOM_OUT),
            button(TimeCommands.ZOOM_IN),
            button(TimeCommands.SHOW_ALL));
    top.getStyleClass().add("top");
    return top;
  }

  private Button button(String id) {
    Button button = commands.iconButton(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /// What can be done with compared runs.
  public static List<? extends Command<?>> commands() {
    return CompareCommands.ALL;
  }

  TimeModel time() {
    return model.time();
  }

  void copyDifferences() {
    differences.copy();
  }

  /// The pane whose divider stands between the bands and the table.
  public SplitPane parts() {
    return parts;
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
