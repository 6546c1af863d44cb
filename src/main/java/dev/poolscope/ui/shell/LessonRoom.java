package dev.poolscope.ui.shell;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.lesson.Lesson;
import dev.poolscope.ui.lesson.LessonHost;
import dev.poolscope.ui.lesson.LessonView;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.setup.Origin;
import dev.poolscope.yaml.Source;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The lesson at the left of the window, if there is one. It ends as soon as the window shows
/// something that the lesson did not put there.
///
/// Threading: the JavaFX application thread.
final class LessonRoom implements LessonHost {
  private final BorderPane page;
  private final MainWindow window;
  private @Nullable LessonView view;
  private @Nullable Workbench bench;
  private boolean isPutting;

  /// @param page whose centre is what the window shows
  LessonRoom(BorderPane page, MainWindow window) {
    this.page = page;
    this.window = window;
    page.centerProperty()
        .subscribe(
            (_, _) -> {
              if (!isPutting) {
                end();
              }
            });
  }

  /// Begins a lesson in place of what the window shows.
  void begin(Lesson lesson) {
    end();
    LessonView begun = new LessonView(lesson, this);
    view = begun;
    page.setLeft(begun);
    begun.begin();
  }

  @Override
  public ObservableValue<@Nullable RunSession> put(Experiment experiment) {
    isPutting = true;
    Source source = new Source(experiment.name() + ".yaml", Experiments.toYaml(experiment));
    Workbench put = window.put(Origin.unsaved(source));
    isPutting = false;
    bench = put;
    return put.sessionProperty();
  }

  @Override
  public void run() {
    window.run();
  }

  @Override
  public void predict() {
    window.predict();
  }

  @Override
  public void showForm(boolean shown) {
    if (bench != null) {
      bench.showForm(shown);
    }
  }

  @Override
  public void leave() {
    window.showGallery();
  }

  private void end() {
    if (view != null) {
      view.dispose();
      view = null;
      bench = null;
      page.setLeft(null);
    }
  }
}
