package dev.poolscope.ui.compare;

import dev.poolscope.compare.Comparison;
import dev.poolscope.compare.RunNames;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeCommands;
import dev.poolscope.ui.plot.TimeModel;
import java.net.URL;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

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
  private final BooleanProperty ownScales;
  private final Runnable back;
  private final DifferencesView differences;
  private final CommandTable<CompareView> commands =
      new CommandTable<>("compare-", CompareCommands.ALL, this);
  private final SplitPane parts = new SplitPane();
  private final BorderPane head = new BorderPane();
  private RunsHeader header;
  private BandsView bands;
  private boolean rearranged;
  private Runnable stopComparing = () -> {};

  /// Compares some runs, at least two; the first is the baseline until another one is made it.
  /// [#pulse] shows them; [#dispose] must be called before their recordings are closed.
  ///
  /// @param style how they are drawn
  /// @param ownScales whether each host's bands have a scale of their own, not one for all
  /// @param back goes back to where one came from
  public CompareView(
      List<OpenedRun> runs,
      FxExecutor executor,
      ObservableValue<PlotStyle> style,
      BooleanProperty ownScales,
      Runnable back) {
    this.model = new CompareModel(runs);
    this.executor = executor;
    this.ownScales = ownScales;
    this.back = back;
    plotStyle.bind(style);
    header = new RunsHeader(model.runs(), this::makeBaseline);
    bands = new BandsView(model, plotStyle, ownScales);
    Command<CompareView> copy = commands.get(CompareCommands.COPY);
    differences =
        new DifferencesView(
            plotStyle, commands.wired(new Button(copy.label(), copy.sign()), copy.id()));
    setId("compare");
    getStyleClass().addAll("ps-compare", "ps-background");
    getStylesheets().add(STYLES.toExternalForm());
    head.setLeft(button(CompareCommands.BACK));
    head.setCenter(header);
    head.setRight(
        new HBox(
            new LegendPane(plotStyle),
            button(CompareCommands.OWN_SCALES),
            button(TimeCommands.ZOOM_OUT),
            button(TimeCommands.ZOOM_IN),
            button(TimeCommands.SHOW_ALL)));
    head.getRight().getStyleClass().add("tools");
    head.getStyleClass().add("top");
    setTop(head);
    parts.setId("split-compare");
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().addAll(bands, differences);
    setCenter(parts);
    commands.listen(this);
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

  /// Makes the run behind the baseline the baseline; again and again, every run in turn.
  void makeNextBaseline() {
    makeBaseline(model.runs().size() - 1);
  }

  private void makeBaseline(int run) {
    model.makeBaseline(run);
    header = new RunsHeader(model.runs(), this::makeBaseline);
    head.setCenter(header);
    double[] divided = parts.getDividerPositions();
    bands = new BandsView(model, plotStyle, ownScales);
    parts.getItems().set(0, bands);
    parts.setDividerPositions(divided);
    rearranged = true;
    bands.requestFocus();
  }

  void toggleOwnScales() {
    ownScales.set(!ownScales.get());
  }

  /// Removes the crosshair; where there is none, goes back.
  void clearOrLeave() {
    if (time().hasCursor()) {
      time().clearCursor();
    } else {
      leave();
    }
  }

  /// Goes back to where one came from.
  void leave() {
    back.run();
  }

  /// Shows what has changed since the last pulse.
  public void pulse() {
    boolean isNew = model.refresh() || rearranged;
    rearranged = false;
    if (isNew) {
      header.showProgress();
      stopComparing.run();
      List<OpenedRun> runs = model.runs();
      stopComparing =
          executor.call(() -> CompareModel.compare(runs), comparison -> show(comparison, runs));
    }
    bands.pulse(isNew);
  }

  private void show(Comparison comparison, List<OpenedRun> runs) {
    List<String> times =
        RunNames.times(runs.stream().map(OpenedRun::started).toList(), ZoneId.systemDefault());
    List<String> names = RunNames.of(comparison, times);
    header.show(comparison, names, times);
    header.showProgress();
    differences.show(comparison, names);
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
