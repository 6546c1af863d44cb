package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.session.Preferences;
import dev.poolscope.ui.session.PreferencesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What a window remembers from one start to the next: how it looks, where it and its dividers are,
/// and what was opened.
///
/// Threading: the JavaFX application thread.
final class Remembered {
  private final PreferencesFile file;
  private final Themes themes;
  private final Layout layout;
  private Preferences preferences;

  /// What was remembered in a directory; the themes become as they were.
  ///
  /// @param tell told what cannot be read or written
  Remembered(Path directory, Themes themes, Consumer<String> tell) {
    this.themes = themes;
    file = new PreferencesFile(directory, tell);
    preferences = file.load();
    themes.themeProperty().set(preferences.theme());
    themes.fontPercentProperty().set(preferences.fontPercent());
    layout = new Layout(preferences, themes.fontPercentProperty());
  }

  /// Where dividers are.
  Layout layout() {
    return layout;
  }

  /// What was opened, the latest first.
  List<String> recent() {
    return preferences.recent();
  }

  /// Where runs are kept; null where that was never chosen.
  @Nullable Path runs() {
    return preferences.runs() == null ? null : Path.of(preferences.runs());
  }

  /// Runs are kept elsewhere from now on.
  void keepRunsIn(Path directory) {
    preferences = preferences.keepingRunsIn(directory.toString());
    file.save(preferences);
  }

  /// Puts the window where it was.
  void restore(Stage stage) {
    WindowBounds.restore(stage, preferences.bounds());
  }

  /// Something was opened.
  void opened(Path path) {
    preferences = preferences.opened(path.toString());
    file.save(preferences);
  }

  /// The window is about to be closed.
  void closing(Stage stage) {
    file.save(
        layout
            .rememberedIn(preferences)
            .looking(themes.themeProperty().get(), themes.fontPercentProperty().get())
            .placed(WindowBounds.of(stage)));
  }
}
