package dev.poolscope.ui.shell;

import dev.poolscope.model.HostCounts;
import dev.poolscope.run.Progress;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.RunSession;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Says that the load of a run is done before its time is over, what is left to be seen, and offers
/// to end it.
///
/// Threading: the JavaFX application thread.
final class LoadDoneBox extends HBox {
  private final Label words = new Label();
  private final Button end = new Button("End now");

  LoadDoneBox() {
    setId("load-done");
    getStyleClass().add("ps-line");
    words.setId("load-done-words");
    end.setId("load-done-end");
    end.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(words, end);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Takes over how far a run has come; null where none is sending.
  void show(@Nullable RunSession session) {
    Progress progress = session == null ? null : session.progress();
    setVisible(progress != null && progress.isLoadDone());
    end.setOnAction(null);
    if (session != null && progress != null && progress.isLoadDone()) {
      words.setText("Load done, " + left(progress));
      end.setOnAction(_ -> session.endOnceDone());
    }
  }

  /// A connection in use may be one whose last request is not booked yet, or one whose response
  /// nobody closed.
  private static String left(Progress progress) {
    int idle = progress.hosts().values().stream().mapToInt(HostCounts::idle).sum();
    int used = progress.hosts().values().stream().mapToInt(HostCounts::active).sum();
    if (idle + used == 0) {
      return "no connection left";
    }
    String resting = idle == 0 ? "" : NumberText.count(idle, "idle connection", "idle connections");
    String inUse = used == 0 ? "" : NumberText.count(used, "in use", "in use");
    return "left: " + resting + (idle > 0 && used > 0 ? ", " : "") + inUse;
  }
}
