package dev.poolscope.ui.shell;

import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.setup.Origin;
import dev.poolscope.ui.setup.SetupHost;
import dev.poolscope.ui.setup.SetupModel;
import dev.poolscope.ui.setup.SetupView;
import dev.poolscope.ui.tables.MillionRows;
import dev.poolscope.ui.tables.TablesView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Measures how long the application thread lets others wait while the user does something, in
/// processor time, and holds it against a fixed computation in the same process: how long 50 ms are
/// depends on the machine.
///
/// Threading: [#measure] on any thread but the application thread.
final class Answers {
  /// How long one computation takes on a core of 2.5 GHz: the most that anybody should wait.
  private static final double MOST_MILLIS = 50;

  private static final int COMPUTATIONS = 31_000_000;
  private static final int WARM_UP = 5;
  private static final int TIMES = 15;
  private static final int ROWS = 1_000_000;

  private final RunView recorded;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long sink;

  /// @param recorded a recorded run that the window shows
  Answers(RunView recorded) {
    this.recorded = recorded;
  }

  /// Prints the longest waits of each kind.
  ///
  /// @return whether none of the medians is longer than the computation
  boolean measure() {
    double unit = computationMillis();
    System.out.printf(
        Locale.ROOT, "%na fixed computation, %.0f ms at 2.5 GHz: %.1f ms%n%n", MOST_MILLIS, unit);
    System.out.println(
        "| longest wait | ms p50 | max | p50 in computations | max | on the wall, ms p50 |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    boolean held = range(unit);
    held &= form(unit);
    held &= table(unit);
    System.out.printf(Locale.ROOT, "%nthe computation again: %.1f ms%n", computationMillis());
    return held;
  }

  private double computationMillis() {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long start = threads.getCurrentThreadCpuTime();
      long value = i;
      for (int step = 0; step < COMPUTATIONS; step++) {
        value = value * 6_364_136_223_846_793_005L + step;
      }
      sink += value;
      least = Math.min(least, (threads.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return sink == 1 ? 0 : least;
  }

  /// The numbers of a range and of the whole run, one after the other.
  private boolean range(double unit) {
    long end = recorded.recording().endNanos();
    return row(
        "numbers of a range",
        unit,
        i -> {
          recorded.rangeProperty().set(i % 2 == 0 ? new TimeRange(end / 4, end / 2) : null);
        },
        () -> true);
  }

  private boolean form(double unit) {
    SetupModel model = new SetupModel(Origin.of("near-saturation-two-choices"));
    Stage stage = shown(() -> new SetupView(model, new NoHost()));
    boolean held =
        row(
            "an edit in the form",
            unit,
            i -> model.set("transport.maxIdleConnsPerHost", String.valueOf(i + 1)),
            () -> true);
    onApplicationThread(() -> hidden(stage));
    return held;
  }

  private boolean table(double unit) {
    FxExecutor work = new FxExecutor(Throwable::printStackTrace);
    MillionRows rows = new MillionRows();
    TablesView[] tables = new TablesView[1];
    Stage stage =
        shown(
            () -> {
              tables[0] = new TablesView(new RunView(rows.recording()), work);
              return tables[0];
            });
    onApplicationThread(
        () -> {
          TabPane tabs = (TabPane) stage.getScene().lookup(".tab-pane");
          tabs.getTabs().stream()
              .filter(tab -> String.valueOf(tab.getId()).equals("tab-events"))
              .forEach(tabs.getSelectionModel()::select);
          return true;
        });
    waitFor(() -> events(stage).getItems().size() == ROWS);
    boolean held =
        row(
            "a million rows, filtered",
            unit,
            i -> filter(stage).setText(i % 2 == 0 ? "detail contains \"=1999\"" : ""),
            () ->
                events(stage).getItems().size()
                    == (filter(stage).getText().isEmpty() ? ROWS : 1000));
    held &=
        row(
            "a million rows, sorted",
            unit,
            i -> events(stage).getSortOrder().setAll(i % 2 == 0 ? List.of(last(stage)) : List.of()),
            () -> events(stage).getItems().get(1) == 1 == events(stage).getSortOrder().isEmpty());
    onApplicationThread(
        () -> {
          tables[0].dispose();
          return hidden(stage);
        });
    work.close();
    return held;
  }

  /// What the i-th time does.
  private interface Step {
    void make(int i);
  }

  private static boolean row(String what, double unit, Step step, BooleanSupplier isDone) {
    double[] millis = new double[TIMES];
    double[] wallMillis = new double[TIMES];
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      int number = i;
      try (Responsiveness thread = new Responsiveness()) {
        onApplicationThread(
            () -> {
              step.make(number);
              return true;
            });
        waitFor(isDone);
        // What was changed is laid out by the next pulses.
        LockSupport.parkNanos(100_000_000);
        if (i >= WARM_UP) {
          millis[i - WARM_UP] = thread.longestCpu().toNanos() / 1e6;
          wallMillis[i - WARM_UP] = thread.longest().toNanos() / 1e6;
        }
      }
    }
    Arrays.sort(millis);
    Arrays.sort(wallMillis);
    double median = millis[TIMES / 2];
    double most = millis[TIMES - 1];
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.2f | %.2f | %.1f |%n",
        what,
        median,
        most,
        median / unit,
        most / unit,
        wallMillis[TIMES / 2]);
    return median <= unit;
  }

  private static Stage shown(Supplier<Parent> content) {
    return onApplicationThread(
        () -> {
          Stage stage = new Stage();
          Scene scene = new Scene(content.get(), 880, 600);
          new Themes().apply(scene);
          stage.setScene(scene);
          stage.show();
          return stage;
        });
  }

  private static boolean hidden(Stage stage) {
    stage.hide();
    return true;
  }

  @SuppressWarnings("unchecked")
  private static TableView<Integer> events(Stage stage) {
    return (TableView<Integer>) stage.getScene().lookup("#table-events");
  }

  private static TableColumn<Integer, ?> last(Stage stage) {
    return events(stage).getColumns().getLast();
  }

  private static TextField filter(Stage stage) {
    return (TextField) stage.getScene().lookup("#filter-events");
  }

  private static void waitFor(BooleanSupplier condition) {
    while (!onApplicationThread(condition::getAsBoolean)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static <T> T onApplicationThread(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }

  private static final class NoHost implements SetupHost {
    @Override
    public void run() {}

    @Override
    public Optional<Path> save(String yaml) {
      return Optional.empty();
    }

    @Override
    public void copy(String text) {}

    @Override
    public void tell(String message) {}
  }
}
