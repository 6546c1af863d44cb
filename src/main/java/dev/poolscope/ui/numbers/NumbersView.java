package dev.poolscope.ui.numbers;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.report.RunReport;
import dev.poolscope.timeline.Moment;
import dev.poolscope.timeline.RangeNumbers;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.RunView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The numbers of the run by host and in all, and its verdict. They speak of the selected range, or
/// of the whole run where none is selected.
///
/// Threading: the JavaFX application thread; a range is summed up off it.
public final class NumbersView extends ScrollPane {
  private final RunView view;
  private final FxExecutor executor;
  private final Label scope = new Label();
  private final GridPane grid = new GridPane();
  private final VBox above = new VBox();
  private final List<Runnable> renewals = new ArrayList<>();
  private final ChoiceBox<Integer> instance = new ChoiceBox<>();
  private final VerdictView verdict = new VerdictView(this::jump);
  private final FindingsView findings = new FindingsView(this::goTo);
  private final Map<String, NumbersLine> lines = new HashMap<>();
  private List<String> hosts = List.of();

  /// The report whose numbers are shown, null while it is none.
  private @Nullable RunReport shownReport;

  /// Whether what is shown is final, which must not be said a moment too early or too long.
  private boolean isOver;

  private Runnable stopSumming = () -> {};

  /// Up to where the selected range is summed up.
  private long summedToNanos;

  private boolean isSumming;

  /// The numbers of a run; [#pulse] renews them.
  public NumbersView(RunView view, FxExecutor executor) {
    this.view = view;
    this.executor = executor;
    setId("numbers");
    setFitToWidth(true);
    scope.setId("numbers-scope");
    scope.getStyleClass().add("ps-dim");
    grid.setId("numbers-grid");
    grid.getStyleClass().add("ps-numbers");
    above.managedProperty().bind(Bindings.isNotEmpty(above.getChildren()));
    above.getStyleClass().add("ps-stack");
    VBox content = new VBox(above, verdict, findings, scope, grid);
    if (view.recording().experiment().instances() > 1) {
      content.getChildren().add(4, instances());
    }
    content.getStyleClass().addAll("ps-stack", "ps-padded");
    setContent(content);
    viewportBoundsProperty().subscribe(_ -> limitWords(content.getInsets()));
    content.insetsProperty().subscribe(this::limitWords);
    view.rangeProperty().addListener(_ -> sumUp(true));
    view.nowNanosProperty()
        .addListener(
            _ -> {
              if (view.isOver() != isOver) {
                pulse();
              }
            });
    pulse();
  }

  /// Chooses whose numbers are shown: those of all clients of the run, or those of one.
  private ChoiceBox<Integer> instances() {
    int count = view.recording().experiment().instances();
    instance.setId("numbers-instance");
    instance.setAccessibleText("Whose numbers");
    instance.getItems().setAll(IntStream.rangeClosed(0, count).boxed().toList());
    instance.setValue(0);
    instance.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer number) {
            return number == 0 ? "all " + count + " instances" : "instance " + number;
          }

          @Override
          public Integer fromString(String text) {
            return instance.getItems().stream()
                .filter(number -> toString(number).equals(text))
                .findFirst()
                .orElse(0);
          }
        });
    instance.valueProperty().addListener(_ -> sumUp(true));
    return instance;
  }

  /// Many hosts make the grid wider than the view, and only the grid. Set only where it differs:
  /// every layout gives the view new bounds, and every setting asks for another layout.
  private void limitWords(Insets insets) {
    double most = getViewportBounds().getWidth() - insets.getLeft() - insets.getRight();
    if (verdict.getMaxWidth() != most) {
      verdict.setMaxWidth(most);
      findings.setMaxWidth(most);
      above.setMaxWidth(most);
    }
  }

  /// Takes over what was recorded since; called a few times a second.
  public void pulse() {
    RunReport latest = view.report();
    isOver = view.isOver();
    verdict.show(latest, isOver);
    findings.show(latest.findings(), isOver);
    renewals.forEach(Runnable::run);
    if (view.rangeProperty().get() != null) {
      // A sum of much takes longer than from one pulse to the next; the next one goes on from it.
      if (!isSumming && summedToNanos != playedToNanos()) {
        sumUp(false);
      }
      return;
    }
    scope.setText(whole());
    if (!latest.equals(shownReport)) {
      shownReport = latest;
      show(table(column -> HostNumbers.of(latest, column)));
    }
  }

  /// Puts something above the verdict, in the same scrolled stack, that speaks of the same numbers.
  ///
  /// @param renewal takes over what was recorded since, whenever the verdict does
  public void putAbove(Node node, Runnable renewal) {
    above.getChildren().add(node);
    renewals.add(renewal);
  }

  /// Sets who puts the remedies of findings, as `PATH=VALUE`, into the form for the next run.
  public void remediesAppliedBy(Consumer<List<String>> apply) {
    findings.appliedBy(apply);
  }

  /// Says that the expectations are those of an experiment with other settings.
  ///
  /// @param settings what was changed since, in one line; empty if nothing was
  public void tellChanges(String settings) {
    verdict.tellChanges(settings);
  }

  /// What of the run the numbers are of where no range is selected.
  private String whole() {
    return view.showsAll()
        ? "whole run"
        : "up to " + NumberText.instant(view.nowNanosProperty().get());
  }

  /// Up to where the selected range is shown; what is not played yet is not counted.
  private long playedToNanos() {
    TimeRange range = view.rangeProperty().get();
    long shownTo = view.showsAll() ? Long.MAX_VALUE : view.nowNanosProperty().get() + 1;
    return range == null ? -1 : Math.min(range.toNanos(), shownTo);
  }

  private NumbersTable table(Function<NumbersColumn, HostNumbers> numbers) {
    int chosen = Objects.requireNonNullElse(instance.getValue(), 0);
    List<NumbersColumn> columns =
        NumbersColumn.of(
            view.recording().hosts(), view.recording().experiment().instances(), chosen);
    return NumbersTable.of(
        columns.stream().map(NumbersColumn::name).toList(), columns.stream().map(numbers).toList());
  }

  /// @param isOther whether another range was selected than is shown
  private void sumUp(boolean isOther) {
    stopSumming.run();
    isSumming = false;
    TimeRange range = view.rangeProperty().get();
    shownReport = null;
    if (range == null) {
      pulse();
      return;
    }
    summedToNanos = playedToNanos();
    if (summedToNanos <= range.fromNanos()) {
      scope.setText(words(range) + ": not played yet");
      RunReport nothing = Moment.beforeAll(view.recording()).report();
      show(table(column -> HostNumbers.of(nothing, column)));
      return;
    }
    if (isOther) {
      scope.setText("summing up …");
    }
    isSumming = true;
    TimeRange played = new TimeRange(range.fromNanos(), summedToNanos);
    stopSumming =
        executor.call(() -> view.recording().numbers(played), numbers -> show(played, numbers));
  }

  private void show(TimeRange range, RangeNumbers numbers) {
    isSumming = false;
    scope.setText(words(range));
    show(table(column -> HostNumbers.of(numbers, column)));
  }

  private static String words(TimeRange range) {
    return "from %s to %s"
        .formatted(NumberText.instant(range.fromNanos()), NumberText.instant(range.toNanos()));
  }

  private void show(NumbersTable table) {
    if (!table.hosts().equals(hosts)) {
      hosts = table.hosts();
      lines.clear();
      grid.getChildren().clear();
      for (int i = 0; i < hosts.size(); i++) {
        grid.getChildren().add(NumbersLine.cell(hosts.get(i), "ps-dim", i + 1));
      }
    }
    Set<String> gone = new HashSet<>(lines.keySet());
    String heading = "";
    for (int i = 0; i < table.rows().size(); i++) {
      NumbersRow row = table.rows().get(i);
      heading = row.isHeading() ? row.label() : heading;
      String name = heading + ": " + row.label();
      gone.remove(name);
      lines.computeIfAbsent(name, _ -> added(row)).show(row, i + 1);
    }
    for (String name : gone) {
      grid.getChildren().removeAll(Objects.requireNonNull(lines.remove(name)).nodes());
    }
  }

  private NumbersLine added(NumbersRow row) {
    NumbersLine line = new NumbersLine(row, hosts);
    grid.getChildren().addAll(line.nodes());
    return line;
  }

  private void jump(Expectation expectation) {
    executor.call(() -> Deciding.instant(view.recording(), expectation), this::goTo);
  }

  private void goTo(long nanos) {
    view.followingProperty().set(false);
    view.cursorNanosProperty().set(nanos);
    showAround(nanos);
  }

  /// Moves the visible stretch, if there is one, so that the instant is in its middle.
  private void showAround(long nanos) {
    TimeRange visible = view.visibleProperty().get();
    if (visible != null && !visible.contains(nanos)) {
      long from = Math.max(0, nanos - visible.nanos() / 2);
      view.visibleProperty().set(new TimeRange(from, from + visible.nanos()));
    }
  }
}
