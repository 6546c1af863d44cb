package dev.poolscope.ui.gallery;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// What was opened last, as links `recent-0`, `recent-1` and so on.
final class RecentFiles extends VBox {
  private final GalleryHost host;

  RecentFiles(GalleryHost host) {
    this.host = host;
    setId("recent");
    getStyleClass().add("ps-stack");
  }

  /// Shows these, the last first.
  void show(List<String> files) {
    Label heading = new Label("RECENT");
    heading.getStyleClass().add("ps-section");
    getChildren().setAll(heading);
    if (files.isEmpty()) {
      Label none = new Label("Files and run directories that you open are listed here.");
      none.setWrapText(true);
      none.getStyleClass().add("ps-dim");
      getChildren().add(none);
    }
    for (int i = 0; i < files.size(); i++) {
      getChildren().add(link(i, Path.of(files.get(i))));
    }
  }

  private Hyperlink link(int number, Path file) {
    Path name = file.getFileName();
    Hyperlink link = new Hyperlink(name == null ? file.toString() : name.toString());
    link.setId("recent-" + number);
    link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    link.setMaxWidth(Double.MAX_VALUE);
    link.setTooltip(new Tooltip(file.toString()));
    link.setOnAction(_ -> host.open(file));
    return link;
  }
}
