package dev.poolscope.ui.start;

import dev.poolscope.ui.fx.FxExecutor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// What was made or opened last, as links `recent-0`, `recent-1` and so on, each with what came of
/// it.
///
/// Threading: the JavaFX application thread; files are read off it.
final class RecentRuns extends VBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ROOT);

  private final FxExecutor executor;
  private final StartHost host;
  private Runnable reading = () -> {};

  RecentRuns(FxExecutor executor, StartHost host) {
    this.executor = executor;
    this.host = host;
    setId("recent");
    getStyleClass().add("ps-stack");
  }

  /// Shows these, the last first.
  void show(List<Path> paths) {
    reading.run();
    if (paths.isEmpty()) {
      Label none = new Label("Runs that you make and files that you open are listed here.");
      none.setWrapText(true);
      none.getStyleClass().add("ps-dim");
      getChildren().setAll(none);
      return;
    }
    reading = executor.call(() -> RunEntry.of(paths), this::put);
  }

  private void put(List<RunEntry> entries) {
    List<VBox> rows = new ArrayList<>();
    for (RunEntry entry : entries) {
      rows.add(row(rows.size(), entry));
    }
    getChildren().setAll(rows);
  }

  private VBox row(int number, RunEntry entry) {
    Hyperlink link = new Hyperlink(entry.title());
    link.setId("recent-" + number);
    link.setWrapText(true);
    link.setMinHeight(USE_PREF_SIZE);
    link.setTooltip(new Tooltip(entry.path().toString()));
    link.setOnAction(_ -> host.open(entry.path()));
    Label what = new Label(what(entry));
    what.setId("recent-what-" + number);
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    what.getStyleClass().addAll("ps-small", "ps-dim");
    return new VBox(link, what);
  }

  private static String what(RunEntry entry) {
    Instant started = entry.started();
    String time = started == null ? "" : TIME.format(started.atZone(ZoneId.systemDefault()));
    return String.join(
        " · ",
        Stream.of(time, entry.outcome(), entry.changes()).filter(text -> !text.isEmpty()).toList());
  }
}
